/** Documents as lines of a file or of standard output. */
@NullMarked
package io.bellbuoy.sink.channel.file;

import org.jspecify.annotations.NullMarked;
