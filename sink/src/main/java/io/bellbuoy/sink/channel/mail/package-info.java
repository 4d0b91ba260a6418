/** Channels that send mail. */
@NullMarked
package io.bellbuoy.sink.channel.mail;

import org.jspecify.annotations.NullMarked;
