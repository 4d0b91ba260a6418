package io.bellbuoy.rules.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A policy of the shipped library, compiled, and what it says of events. */
final class Judge {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CompiledPolicy policy;

  Judge(RuleFiles files) {
    PolicyCompilation compilation =
        PolicyCompiler.compile(files.snapshot(1, Instant.EPOCH, "test", ""), files.listsByName());
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      policy = compiled.policy();
    } else {
      throw new AssertionError("the policy does not compile: " + compilation);
    }
  }

  /** The rules that alert. */
  List<String> alerts(String event) {
    Verdict verdict = policy.assess(event.getBytes(UTF_8), Attributes.NONE);
    assertThat(verdict.unreadable()).isNull();
    return verdict.alerts().stream().map(rule -> rule.entry().rule().id()).toList();
  }

  /** How many alerts, by rule and user, with a space between them; who has no name is {@code -}. */
  Map<String, Integer> count(List<String> events) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String event : events) {
      String user = read(event).path("user").path("username").asText("-");
      alerts(event).forEach(rule -> counts.merge(rule + " " + user, 1, Integer::sum));
    }
    return counts;
  }

  private static JsonNode read(String event) {
    try {
      return JSON.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
