package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.UnreadableRecordException;
import io.bellbuoy.sink.channel.wear.EventCondition;
import io.bellbuoy.sink.format.Document;
import io.bellbuoy.sink.format.EventFormat;
import io.bellbuoy.sink.format.EventFormats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands audit events to a channel of documents. Used by one thread at a time. */
public final class EventChannel implements AutoCloseable {

  static final String STREAM = "stream";
  static final String STREAM_ALERTS = "alerts";
  static final String STREAM_EVENTS = "events";

  private final List<ClusterGlob> clusters;
  private final @Nullable EventCondition where;
  private final @Nullable Redactor redactor;
  private final EventFormat format;
  private final DocumentChannel channel;

  private EventChannel(
      List<ClusterGlob> clusters,
      @Nullable EventCondition where,
      @Nullable Redactor redactor,
      EventFormat format,
      DocumentChannel channel) {
    this.clusters = clusters;
    this.where = where;
    this.redactor = redactor;
    this.format = format;
    this.channel = channel;
  }

  /**
   * Reads {@code clusters}, {@code where}, {@code format} and {@code redact} ({@code on}, or {@code
   * off}: secrets leave as they came), and opens the channel.
   */
  static EventChannel open(ChannelOptions options, DocumentKind kind) {
    options.choice(STREAM, STREAM_EVENTS);
    List<ClusterGlob> clusters = options.globs("clusters");
    EventCondition where = EventCondition.read(options);
    boolean redacts = options.choice("redact", "on", "off").equals("on");
    EventFormat format =
        EventFormats.of(options.choice("format", EventFormats.names().toArray(String[]::new)));
    options.timeout();
    return new EventChannel(
        clusters,
        where,
        redacts ? Redactor.standard() : null,
        requireNonNull(format, "format"),
        kind.open(options));
  }

  /** The most events that it takes at once. */
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  /** Whether the channel is for the event. */
  public boolean wants(AuditEvent event) {
    String cluster = event.attributes().get(Attribute.CLUSTER);
    return (clusters.isEmpty()
            || clusters.stream().anyMatch(glob -> glob.matches(String.valueOf(cluster))))
        && (where == null || where.holds(event.json(), event.attributes()));
  }

  /**
   * The event as it leaves: without its secrets, in the channel's format.
   *
   * @throws UnreadableRecordException where it cannot be read, and so might hold secrets
   */
  public Document document(AuditEvent event) {
    if (redactor == null || redactor.hidesNothingOf(event.json())) {
      return format.document(event);
    }
    return format.document(redacted(event, redactor));
  }

  private static AuditEvent redacted(AuditEvent event, Redactor redactor) {
    try {
      JsonValue tree = JsonReader.read(event.json());
      return new AuditEvent(
          event.eventId(),
          event.auditID(),
          event.attributes(),
          event.receivedAt(),
          redactor.of(tree).write(tree).getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      throw new UnreadableRecordException("the event cannot be redacted: " + e.getMessage());
    }
  }

  /**
   * As {@link DocumentChannel#send}.
   *
   * @param documents not empty, at most {@link #mostAtOnce()}
   */
  public SendResult send(List<Document> documents) {
    return channel.send(documents);
  }

  @Override
  public void close() {
    channel.close();
  }
}
