package io.bellbuoy.sink.channel.syslog;

import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class SyslogKinds {

  private SyslogKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, DocumentKind> all() {
    return Map.of("syslog", SyslogChannel::open);
  }
}
