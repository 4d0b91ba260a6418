package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases in which the readings once differed, or which one could easily get wrong. */
final class Differences {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Differences() {}

  /**
   * One line of {@code differences.jsonl}.
   *
   * @param why what is remarkable about it
   * @param yaml the policy as a rule file
   */
  record Known(String why, String yaml, Attributes attributes, byte[] event) {

    @Override
    public String toString() {
      return why;
    }
  }

  static List<Known> known() {
    try (InputStream in = Differences.class.getResourceAsStream("differences.jsonl")) {
      List<Known> known = new ArrayList<>();
      String text = new String(requireNonNull(in).readAllBytes(), UTF_8);
      for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
        known.add(known(JSON.readTree(line)));
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Known known(JsonNode line) {
    Attributes attributes = Attributes.NONE;
    for (Map.Entry<String, JsonNode> known : line.path("attributes").properties()) {
      Attribute attribute = requireNonNull(Attribute.of(known.getKey()), known.getKey());
      attributes = attributes.with(attribute, known.getValue().asText());
    }
    byte[] event =
        line.has("event")
            ? line.get("event").asText().getBytes(UTF_8)
            : line.get("bytes").asText().getBytes(ISO_8859_1);
    return new Known(line.get("why").asText(), line.get("policy").asText(), attributes, event);
  }

  /** The policy of a rule file. */
  static CompiledPolicy policy(String yaml) {
    RuleFileResult result = read(yaml);
    if (PolicyCompiler.compile(
            result.files().snapshot(1, Instant.EPOCH, "", ""), result.files().listsByName())
        instanceof Compiled compiled) {
      return compiled.policy();
    }
    throw new AssertionError("it does not compile: " + result.findings());
  }

  private static RuleFileResult read(String yaml) {
    try {
      Path file = Files.createTempFile("policy", ".yaml");
      try {
        Files.writeString(file, yaml);
        return RuleFileReader.read(List.of(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
