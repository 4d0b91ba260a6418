/**
 * The HTTP API and the web page of rules, policy, clusters, channels and people.
 *
 * <p>{@link io.bellbuoy.console.ConsoleService} reads as the plan of the whole; what answers is in
 * the packages below, each an {@link io.bellbuoy.console.http.Api}. Alerts are the sink's: requests
 * for them are passed on.
 */
@NullMarked
package io.bellbuoy.console;

import org.jspecify.annotations.NullMarked;
