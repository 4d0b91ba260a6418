/** What audit events and the objects of Kubernetes inside them look like. */
@NullMarked
package io.bellbuoy.rules.shape;

import org.jspecify.annotations.NullMarked;
