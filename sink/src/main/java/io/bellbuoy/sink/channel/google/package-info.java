/** Channels to services of Google Cloud, over their REST interfaces. */
@NullMarked
package io.bellbuoy.sink.channel.google;

import org.jspecify.annotations.NullMarked;
