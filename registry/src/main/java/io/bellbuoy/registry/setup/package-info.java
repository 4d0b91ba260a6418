/** What a cluster's API server needs to send its audit events: the secret, the files, the flags. */
@NullMarked
package io.bellbuoy.registry.setup;

import org.jspecify.annotations.NullMarked;
