/** Configuration that lives in compacted topics: how it is read, kept as an image, changed. */
@NullMarked
package io.bellbuoy.registry;

import org.jspecify.annotations.NullMarked;
