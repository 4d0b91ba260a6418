package io.bellbuoy.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Channels as a console shows them. */
record ServerChannels(ConsoleClient console) implements ChannelBook {

  private static final String CHANNELS = "/api/v1/channels";

  @Override
  public List<Line> list() {
    List<Line> lines = new ArrayList<>();
    for (JsonNode channel : console.items(CHANNELS)) {
      Map<String, String> options = new TreeMap<>();
      channel
          .path("options")
          .properties()
          .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
      lines.add(
          new Line(
              channel.path("id").asText(),
              channel.path("kind").asText(),
              channel.path("enabled").asBoolean(),
              JsonSerde.mapper().convertValue(channel.path("minSeverity"), Severity.class),
              options,
              status(channel.path("status"))));
    }
    return lines;
  }

  private static String status(JsonNode status) {
    String error = status.path("lastError").asText("");
    long lag = status.path("lag").asLong();
    return "%d sent%s%s"
        .formatted(
            status.path("sent").asLong(),
            lag == 0
                ? ""
                : ", behind by %d alerts and %d s"
                    .formatted(lag, status.path("lagSeconds").asLong()),
            error.isEmpty() || error.equals("null") ? "" : ": " + error);
  }

  @Override
  public void add(ChannelConfig channel) {
    ObjectNode body = JsonSerde.mapper().valueToTree(channel);
    body.remove("id");
    console.json("PUT", path(channel.id()), body.toString(), "If-None-Match", "*");
  }

  @Override
  public Tested test(String id) {
    JsonNode result = console.json("POST", path(id) + "/test");
    JsonNode answer = result.path("answer");
    return new Tested(result.path("result").asText(), answer.isNull() ? "" : answer.asText());
  }

  @Override
  public void remove(String id) {
    console.json("DELETE", path(id), null, "If-Match", "*");
  }

  private static String path(String id) {
    return CHANNELS + "/" + id;
  }
}
