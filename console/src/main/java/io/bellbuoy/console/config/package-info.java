/** Puts the APIs of what is configured together: rules, policy, clusters, channels, changes. */
@NullMarked
package io.bellbuoy.console.config;

import org.jspecify.annotations.NullMarked;
