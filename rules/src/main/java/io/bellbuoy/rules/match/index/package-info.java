/** Which rules the values of one event leave: many comparisons answered together. */
@NullMarked
package io.bellbuoy.rules.match.index;

import org.jspecify.annotations.NullMarked;
