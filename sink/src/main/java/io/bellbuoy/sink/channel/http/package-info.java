/**
 * HTTP as channels speak it. {@link io.bellbuoy.sink.channel.http.HttpEndpoint} reads where to and
 * with what, {@link io.bellbuoy.sink.channel.http.HttpSender} sends a {@link
 * io.bellbuoy.sink.channel.http.HttpRequest} and waits for its {@link
 * io.bellbuoy.sink.channel.http.HttpReply}. The webhook is the plainest channel made of them.
 */
@NullMarked
package io.bellbuoy.sink.channel.http;

import org.jspecify.annotations.NullMarked;
