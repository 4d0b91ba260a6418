/** The rule library: rules, lists, rule files, exceptions from alerts. */
@NullMarked
package io.bellbuoy.console.rules;

import org.jspecify.annotations.NullMarked;
