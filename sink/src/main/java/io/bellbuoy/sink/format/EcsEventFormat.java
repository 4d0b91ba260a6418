package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.AuditEvent;
import java.util.List;

/** Elastic's Common Schema; as {@link EcsFormat}, with the event as one text. */
final class EcsEventFormat implements EventFormat {

  @Override
  public byte[] write(AuditEvent event) {
    AuditedRequest asked = AuditedRequest.of(EventTree.of(event));
    EcsRequest request = new EcsRequest(asked, Origin.of(event.attributes()));
    Members document =
        new Members()
            .put("@timestamp", asked.happened(event.receivedAt()).toString())
            .put(
                "event",
                new Members()
                    .put("kind", "event")
                    .put("category", List.of("api"))
                    .put("type", request.types())
                    .put("action", asked.verb())
                    .put("outcome", request.outcome())
                    .put("reason", asked.reason())
                    .put("id", event.eventId())
                    .put("created", event.receivedAt().toString())
                    .put("module", "bellbuoy")
                    .put("dataset", "bellbuoy.events")
                    .put("provider", "kubernetes-audit")
                    .put("original", new String(event.json(), UTF_8)));
    return request.addTo(document).put("bellbuoy", request.more()).line();
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"@timestamp\":\"";
  }
}
