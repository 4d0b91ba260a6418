/**
 * What every API of the console is built from.
 *
 * <p>An {@link io.bellbuoy.console.http.Api} declares its {@link
 * io.bellbuoy.console.http.Endpoint}s: method, path, the role it needs, and what answers. The
 * {@link io.bellbuoy.console.http.Routes} make a router of them: who asks is known, allowed and
 * heard to the end before an endpoint is asked; it answers on a worker thread with an {@link
 * io.bellbuoy.console.http.Answer} or throws a {@link io.bellbuoy.console.http.ProblemException}.
 * What is edited has an {@link io.bellbuoy.console.http.Etag} and is changed under a {@link
 * io.bellbuoy.console.http.Precondition}; lists are {@link io.bellbuoy.console.http.Page}s.
 */
@NullMarked
package io.bellbuoy.console.http;

import org.jspecify.annotations.NullMarked;
