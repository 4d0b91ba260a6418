/**
 * Channels to services of AWS. The SDK tells who we are and signs; the requests, one for each
 * service, go through the sender of all HTTP channels, which judges where they lead.
 */
@NullMarked
package io.bellbuoy.sink.channel.aws;

import org.jspecify.annotations.NullMarked;
