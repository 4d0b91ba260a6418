/**
 * How channels are configured, so that whoever takes a configuration in and whoever works by it
 * agree: {@link io.bellbuoy.schemas.channel.ChannelForms} has a {@link
 * io.bellbuoy.schemas.channel.KindForm} for each kind, and that an {@link
 * io.bellbuoy.schemas.channel.OptionForm} for each option.
 *
 * <p>Another kind is one more JSON file beside this package, and its line in {@code kinds.txt}.
 */
@NullMarked
package io.bellbuoy.schemas.channel;

import org.jspecify.annotations.NullMarked;
