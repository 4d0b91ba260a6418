/**
 * The {@code bellbuoy} command: services as processes, all of them in one process, and the tools
 * around rules, policy and clusters.
 *
 * <p>Begin at {@link io.bellbuoy.standalone.BellbuoyMain}; {@code Pipeline} is the plan of what
 * {@code up} runs.
 */
@NullMarked
package io.bellbuoy.standalone;

import org.jspecify.annotations.NullMarked;
