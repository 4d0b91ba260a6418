package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy as a console has it. */
record ServerPolicies(ConsoleClient console) implements Policies {

  private static final String POLICY = "/api/v1/policy";
  private static final String VERSIONS = POLICY + "/versions";

  @Override
  public @Nullable String inForce() {
    boolean none = console.json("GET", VERSIONS + "?limit=1").path("items").isEmpty();
    return none ? null : console.text(POLICY + ".yaml");
  }

  @Override
  public List<Line> versions() {
    List<Line> lines = new ArrayList<>();
    for (JsonNode version : console.items(VERSIONS)) {
      lines.add(
          new Line(
              version.path("version").asInt(),
              Instant.parse(version.path("publishedAt").asText()),
              version.path("publishedBy").asText(),
              version.path("rules").asInt(),
              version.path("comment").asText()));
    }
    return lines;
  }

  @Override
  public Published apply(RuleFiles files, String comment) {
    return published(
        console.json(
            "POST",
            POLICY + "/apply?comment=" + URLEncoder.encode(comment, UTF_8),
            RuleFileWriter.write(files),
            "Content-Type",
            "application/yaml"));
  }

  @Override
  public Published rollback(int version) {
    return published(console.json("POST", VERSIONS + "/" + version + "/restore"));
  }

  private static Published published(JsonNode answer) {
    List<String> behind = new ArrayList<>();
    answer.path("engines").forEach(engine -> behind.add(engine.asText()));
    return new Published(answer.path("version").asInt(), behind);
  }
}
