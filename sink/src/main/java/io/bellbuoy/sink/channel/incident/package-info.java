/**
 * Systems that people are called or assigned by, as channels. {@link
 * io.bellbuoy.sink.channel.incident.IncidentKinds} lists them. Those that keep tickets implement
 * {@code TicketSystem}: the same thing again is a comment there, not a twin.
 */
@NullMarked
package io.bellbuoy.sink.channel.incident;

import org.jspecify.annotations.NullMarked;
