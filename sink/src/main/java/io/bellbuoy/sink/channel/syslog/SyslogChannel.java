package io.bellbuoy.sink.channel.syslog;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.util.List;

/** One syslog message a document. {@link SyslogSettings} has the options. */
record SyslogChannel(SyslogMessage message, SyslogTransport transport) implements DocumentChannel {

  static final int MOST = 500;

  static DocumentChannel open(ChannelOptions options) {
    SyslogSettings settings = SyslogSettings.of(options);
    options.done();
    SyslogTransport transport =
        switch (settings.transport()) {
          case UDP -> new SyslogDatagrams(settings);
          case TCP, TLS -> SyslogStream.open(settings, options.environment().vertx());
        };
    return new SyslogChannel(new SyslogMessage(settings), transport);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    return transport.send(documents.stream().map(message::of).toList());
  }

  @Override
  public void close() {
    transport.close();
  }
}
