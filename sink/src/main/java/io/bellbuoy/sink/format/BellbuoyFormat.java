package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;

/** The alert as {@code alert.schema.json} describes it. */
final class BellbuoyFormat implements AlertFormat {

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);

  @Override
  public byte[] write(Alert alert) {
    return JsonLine.of(serde.write(alert));
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"id\":\"";
  }
}
