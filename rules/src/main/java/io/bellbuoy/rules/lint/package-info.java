/** What is wrong with rules that compile: what can never hold, what an earlier rule covers. */
@NullMarked
package io.bellbuoy.rules.lint;

import org.jspecify.annotations.NullMarked;
