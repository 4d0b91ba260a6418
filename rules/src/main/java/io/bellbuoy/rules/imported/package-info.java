/** Takes over rules that were written for other products, and says what did not come along. */
@NullMarked
package io.bellbuoy.rules.imported;

import org.jspecify.annotations.NullMarked;
