package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.AuditEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** API Activity, class 6003, of the Open Cybersecurity Schema Framework. */
final class OcsfEventFormat implements EventFormat {

  private static final int CLASS = 6003;

  /** A larger event is told by its members alone: within a text its JSON would double. */
  private static final int MOST_RAW = 1 << 20;

  @Override
  public byte[] write(AuditEvent event) {
    AuditedRequest asked = AuditedRequest.of(EventTree.of(event));
    OcsfRequest request = new OcsfRequest(asked, Origin.of(event.attributes()));
    int activity = activity(asked.verb());
    String caption = caption(activity, asked.verb());
    Members metadata =
        request.metadata(event.eventId()).put("logged_time", event.receivedAt().toEpochMilli());
    boolean whole = event.json().length <= MOST_RAW;
    if (!whole) {
      metadata.put("is_truncated", true).put("untruncated_size", event.json().length >> 10);
    }
    return new Members()
        .put("activity_id", activity)
        .put("activity_name", caption)
        .put("category_uid", 6)
        .put("category_name", "Application Activity")
        .put("class_uid", CLASS)
        .put("class_name", "API Activity")
        .put("type_uid", CLASS * 100 + activity)
        .put("type_name", "API Activity: " + caption)
        .put("time", asked.happened(event.receivedAt()).toEpochMilli())
        .put("severity_id", 1)
        .put("severity", "Informational")
        .put("status_id", asked.succeeded() == null ? 0 : asked.succeeded() ? 1 : 2)
        .put("status", status(asked.succeeded()))
        .put("status_code", asked.responseCode() == null ? null : asked.responseCode().toString())
        .put("metadata", metadata)
        .put("actor", request.actor())
        .put("api", request.api())
        .put("src_endpoint", request.source())
        .put("dst_endpoint", new Members().put("name", request.origin().cluster()))
        .put("http_request", request.httpRequest())
        .put("resources", request.resources())
        .put("cloud", request.cloud())
        .put("unmapped", request.unmapped())
        .put("raw_data", whole ? new String(event.json(), UTF_8) : null)
        .put("raw_data_size", event.json().length)
        .line();
  }

  private static int activity(@Nullable String verb) {
    return switch (requireNonNullElse(verb, "")) {
      case "create" -> 1;
      case "get", "list", "watch" -> 2;
      case "update", "patch" -> 3;
      case "delete", "deletecollection" -> 4;
      case "" -> 0;
      default -> 99;
    };
  }

  private static String caption(int activity, @Nullable String verb) {
    return switch (activity) {
      case 1 -> "Create";
      case 2 -> "Read";
      case 3 -> "Update";
      case 4 -> "Delete";
      case 99 -> requireNonNullElse(verb, "Other").toLowerCase(Locale.ROOT);
      default -> "Unknown";
    };
  }

  private static String status(@Nullable Boolean succeeded) {
    return succeeded == null ? "Unknown" : succeeded ? "Success" : "Failure";
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"activity_id\":";
  }
}
