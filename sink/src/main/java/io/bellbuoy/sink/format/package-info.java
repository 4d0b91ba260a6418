/**
 * How alerts and audit events are written for other systems. {@link
 * io.bellbuoy.sink.format.AlertFormats} and {@link io.bellbuoy.sink.format.EventFormats} know them
 * by their names; what they write is a {@link io.bellbuoy.sink.format.Document}, which every
 * channel that carries structured data takes.
 *
 * <p>Texts in alerts and events are the attacker's. Every format writes one line of valid UTF-8, in
 * which no text can end its field, its record or its line, and which no terminal obeys.
 */
@NullMarked
package io.bellbuoy.sink.format;

import org.jspecify.annotations.NullMarked;
