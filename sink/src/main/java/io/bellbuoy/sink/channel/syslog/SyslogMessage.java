package io.bellbuoy.sink.channel.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.format.Document;
import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Writes messages of RFC 5424: the cluster as the host, the document as the text, or as the
 * parameters of structured data. Immutable.
 */
record SyslogMessage(SyslogSettings settings) {

  private static final int LONGEST_HOST = 255;

  /** Room for the sentence at the end of what is cut. */
  private static final int SENTENCE = 40;

  /** The message, at most {@code maxSize} bytes; without a line feed, for documents have none. */
  byte[] of(Document document) {
    String header = header(document);
    byte[] text = document.bytes();
    ByteArrayOutputStream message = new ByteArrayOutputStream(header.length() + text.length + 32);
    message.writeBytes(SyslogSettings.ascii(header));
    String open = "[bellbuoy@" + settings.enterprise() + " ";
    if (settings.structured()
        && header.length() + open.length() + text.length + 1 <= settings.maxSize()) {
      message.writeBytes(SyslogSettings.ascii(open));
      message.writeBytes(text);
      message.write(']');
      return message.toByteArray();
    }
    // Structured data that is cut is none; as a text it can still be read.
    message.writeBytes(SyslogSettings.ascii("- "));
    append(text, settings.maxSize() - message.size(), message);
    return message.toByteArray();
  }

  private String header(Document document) {
    int priority = settings.facility() * 8 + severity(document.severity());
    return "<"
        + priority
        + ">1 "
        + document.time().truncatedTo(ChronoUnit.MICROS)
        + " "
        + host(document.cluster())
        + " "
        + settings.appName()
        + " - "
        + settings.messageId()
        + " ";
  }

  private static int severity(Severity severity) {
    return switch (severity) {
      case LOW -> 5;
      case MEDIUM -> 4;
      case HIGH -> 3;
      case CRITICAL -> 2;
    };
  }

  private static String host(String cluster) {
    String host = cluster.replaceAll("[^\\x21-\\x7e]", "-");
    return host.isEmpty() ? "-" : host.substring(0, Math.min(LONGEST_HOST, host.length()));
  }

  private static void append(byte[] text, int room, ByteArrayOutputStream out) {
    if (text.length <= room) {
      out.writeBytes(text);
      return;
    }
    int kept = room - SENTENCE;
    // Not in the middle of a character: its later bytes begin with 10.
    while (kept > 0 && (text[kept] & 0xc0) == 0x80) {
      kept--;
    }
    out.write(text, 0, kept);
    out.writeBytes(
        String.format(Locale.ROOT, "… %,d more bytes", text.length - kept).getBytes(UTF_8));
  }
}
