/** From the text of an expression to a tree that answers for itself. */
@NullMarked
package io.bellbuoy.rules.expression;

import org.jspecify.annotations.NullMarked;
