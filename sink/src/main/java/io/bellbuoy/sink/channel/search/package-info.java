/** Channels to systems that index and search what they are sent. */
@NullMarked
package io.bellbuoy.sink.channel.search;

import org.jspecify.annotations.NullMarked;
