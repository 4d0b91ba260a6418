/**
 * Where people and systems are told. {@link io.bellbuoy.sink.channel.ChannelKinds} opens a {@link
 * io.bellbuoy.sink.channel.Channel} from its configuration.
 *
 * <p>Another kind of channel is one more package-private class that implements {@code Channel},
 * passes {@code ChannelContract}, and has its line in {@code ChannelKinds}. What every kind can do,
 * such as a lowest severity, is a channel around a channel.
 */
@NullMarked
package io.bellbuoy.sink.channel;

import org.jspecify.annotations.NullMarked;
