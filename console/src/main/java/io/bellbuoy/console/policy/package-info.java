/** The policy: draft, difference, publishing, versions. */
@NullMarked
package io.bellbuoy.console.policy;

import org.jspecify.annotations.NullMarked;
