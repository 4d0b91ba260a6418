/**
 * Documents as syslog messages of RFC 5424, over UDP, TCP or TLS. {@link
 * io.bellbuoy.sink.channel.syslog.SyslogChannel} frames what {@link
 * io.bellbuoy.sink.channel.syslog.SyslogMessage} writes, and hands it to a {@link
 * io.bellbuoy.sink.channel.syslog.SyslogTransport}.
 *
 * <p>Syslog knows no acknowledgement. Over TCP and TLS a message counts as sent when this machine's
 * network has it; {@link io.bellbuoy.sink.channel.syslog.SyslogStream} says what is done against
 * losing what was on its way. Over UDP whatever gets lost is lost.
 */
@NullMarked
package io.bellbuoy.sink.channel.syslog;

import org.jspecify.annotations.NullMarked;
