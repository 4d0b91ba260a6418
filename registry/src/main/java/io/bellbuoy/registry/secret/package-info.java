/**
 * The secrets of an installation: its one {@link io.bellbuoy.registry.secret.InstallationKey}, and
 * how those of channels are sealed with it where they are kept and hidden where they are shown.
 */
@NullMarked
package io.bellbuoy.registry.secret;

import org.jspecify.annotations.NullMarked;
