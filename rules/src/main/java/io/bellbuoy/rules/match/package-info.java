/** From a policy to the verdict on an event. */
@NullMarked
package io.bellbuoy.rules.match;

import org.jspecify.annotations.NullMarked;
