/** From an event's bytes to the values at the ends of many paths, in one pass. */
@NullMarked
package io.bellbuoy.rules.match.scan;

import org.jspecify.annotations.NullMarked;
