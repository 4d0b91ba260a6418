/**
 * What any channel can wear: a channel around a channel, each for one habit. {@link
 * io.bellbuoy.sink.channel.wear.Wardrobe} reads the options that all kinds share and puts them on,
 * from outside to inside: selection, digest, quiet hours, rate limit, circuit breaker.
 *
 * <p>What they must not forget over a restart lies in a {@link
 * io.bellbuoy.sink.channel.wear.Memory}, which whoever hands alerts over keeps beside its offsets.
 */
@NullMarked
package io.bellbuoy.sink.channel.wear;

import org.jspecify.annotations.NullMarked;
