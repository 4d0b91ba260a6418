package io.bellbuoy.sink.channel.syslog;

import io.bellbuoy.sink.channel.SendResult;
import java.util.List;

/** How messages get to a syslog server. Used by one thread at a time. */
interface SyslogTransport extends AutoCloseable {

  /** Sends them, in order; returns within the channel's timeout. */
  SendResult send(List<byte[]> messages);

  @Override
  void close();
}
