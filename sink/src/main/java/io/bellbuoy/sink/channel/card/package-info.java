/**
 * What people are shown of an alert, whatever the channel: {@link
 * io.bellbuoy.sink.channel.card.Fact}s in their order, texts that show what they hold and obey
 * nobody, and the link to the console's page.
 */
@NullMarked
package io.bellbuoy.sink.channel.card;

import org.jspecify.annotations.NullMarked;
