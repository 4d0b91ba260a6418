package io.bellbuoy.standalone.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Bodies of webhook calls, of events of a real API server. The same batch has the same bytes each
 * time it is asked for, as the resends of an API server have, so nobody needs to keep it.
 * Immutable.
 */
final class EventLists {

  private static final byte[] HEAD =
      "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
          .getBytes(US_ASCII);
  private static final byte[] TAIL = "]}\n".getBytes(US_ASCII);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final List<Template> ordinary;
  private final List<Template> alerting;
  private final double share;
  private final AuditIds ids;

  private EventLists(List<Template> ordinary, List<Template> alerting, double share, AuditIds ids) {
    this.ordinary = ordinary;
    this.alerting = alerting;
    this.share = share;
    this.ids = ids;
  }

  /**
   * Of the sample in the jar.
   *
   * @param share of the events that alert, from 0 to 1
   */
  static EventLists ofSample(double share, AuditIds ids) {
    return new EventLists(
        templates("events.ndjson.gz"), templates("alerting.ndjson.gz"), share, ids);
  }

  /** The body that holds the events of these numbers. */
  byte[] body(long first, int count, long dueMicros) {
    int length = HEAD.length + TAIL.length + count - 1;
    for (int i = 0; i < count; i++) {
      length += template(first + i).length();
    }
    byte[] body = Arrays.copyOf(HEAD, length);
    byte[] time = TIME.format(Instant.ofEpochSecond(0, dueMicros * 1_000)).getBytes(US_ASCII);
    int at = HEAD.length;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        body[at++] = ',';
      }
      Template template = template(first + i);
      template.write(body, at, ids.of(dueMicros, first + i), time);
      at += template.length();
    }
    System.arraycopy(TAIL, 0, body, at, TAIL.length);
    return body;
  }

  /** How many of the events before that number alert. */
  long alertingBefore(long number) {
    return (long) Math.floor(number * share);
  }

  private Template template(long number) {
    long alertsBefore = alertingBefore(number);
    return alertingBefore(number + 1) > alertsBefore
        ? alerting.get((int) (alertsBefore % alerting.size()))
        : ordinary.get((int) (number % ordinary.size()));
  }

  private static List<Template> templates(String file) {
    try (InputStream packed = EventLists.class.getResourceAsStream(file)) {
      if (packed == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      new GZIPInputStream(packed).transferTo(all);
      List<Template> templates = new ArrayList<>();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (byte b : all.toByteArray()) {
        if (b == '\n') {
          templates.add(Template.of(line.toByteArray()));
          line.reset();
        } else {
          line.write(b);
        }
      }
      return List.copyOf(templates);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
