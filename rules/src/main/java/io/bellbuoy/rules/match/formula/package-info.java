/** Rules as formulas over questions that are asked of an event once, and answered as it is read. */
@NullMarked
package io.bellbuoy.rules.match.formula;

import org.jspecify.annotations.NullMarked;
