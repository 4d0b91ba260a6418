package io.bellbuoy.rules.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Counter;
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
import java.util.stream.Stream;

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

  /** The rules that alert on this event by itself. */
  List<String> alerts(String event) {
    return verdict(event).alerts().stream().map(Judge::id).toList();
  }

  private static boolean isRaised(Counter counter, CompiledRule rule, JsonValue event) {
    Counter.Result result = counter.count(rule, event, Attributes.NONE);
    return result instanceof Counter.Raised
        || (result instanceof Counter.Untimed && !rule.countsOnly());
  }

  private Verdict verdict(String event) {
    Verdict verdict = policy.assess(event.getBytes(UTF_8), Attributes.NONE);
    assertThat(verdict.unreadable()).isNull();
    return verdict;
  }

  private static String id(CompiledRule rule) {
    return rule.entry().rule().id();
  }

  /**
   * How many alerts, also of rules that count, by rule and user, with a space between them; who has
   * no name is {@code -}.
   */
  Map<String, Integer> count(List<String> events) {
    Map<String, Integer> counts = new TreeMap<>();
    Counter counter = new Counter();
    for (String event : events) {
      String user = read(event).path("user").path("username").asText("-");
      JsonValue json = JsonReader.read(event.getBytes(UTF_8));
      Verdict verdict = verdict(event);
      Stream.concat(verdict.counted().stream(), verdict.alerts().stream())
          .filter(rule -> rule.counting() == null || isRaised(counter, rule, json))
          .forEach(rule -> counts.merge(id(rule) + " " + user, 1, Integer::sum));
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
