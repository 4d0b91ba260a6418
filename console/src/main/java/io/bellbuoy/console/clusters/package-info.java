/** Clusters: who they are, whether they send, and what their API servers need. */
@NullMarked
package io.bellbuoy.console.clusters;

import org.jspecify.annotations.NullMarked;
