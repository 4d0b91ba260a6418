/** Rule files: lists, rules with their tests, a policy. */
@NullMarked
package io.bellbuoy.rules.file;

import org.jspecify.annotations.NullMarked;
