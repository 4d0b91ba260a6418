package io.bellbuoy.registry.setup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.setup.AuditLevels.Level;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The recommended audit policy shows each rule of the starter policy what it reads, and writes
 * nothing that none of them reads. What a rule reads is found by taking it away: an event that is
 * written with less no longer matches, or the message says less.
 */
final class AuditPolicyTest {

  private static final RuleFiles SHIPPED = RuleFileReader.shipped();
  private static final AuditLevels RECOMMENDED = new AuditLevels(AuditPolicy.RECOMMENDED);

  @Test
  void everyRuleOfTheStarterPolicySeesWhatItReads() {
    for (Rule rule : inForce()) {
      AskedEvents asked = asked(rule);
      for (JsonNode event : asked.of(rule)) {
        Level level = RECOMMENDED.levelOf(event);

        assertThat(asked.message(level.of(event)))
            .as("%s, of which the API server writes %s: %s", rule.id(), level, event)
            .isEqualTo(asked.message(event));
      }
    }
  }

  @Test
  void noBodyIsWrittenThatNoRuleReads() {
    Set<String> read = new TreeSet<>();
    for (Rule rule : inForce()) {
      AskedEvents asked = asked(rule);
      for (JsonNode event : asked.of(rule)) {
        Level level = RECOMMENDED.levelOf(event);
        String message = asked.message(event);
        if (level != Level.NONE
            && message != null
            && !message.equals(asked.message(level.oneLess().of(event)))) {
          read.add(place(level, event.path("verb").asText(), whole(event.path("objectRef"))));
        }
      }
    }

    assertThat(bodies()).isNotEmpty().isSubsetOf(read);
  }

  @Test
  void secretsAndConfigMapsAreNeverWritten() {
    for (String resource : List.of("secrets", "configmaps", "serviceaccounts/token")) {
      assertThat(bodies()).noneMatch(body -> body.endsWith(" " + resource));
    }
  }

  @Test
  void theMinimalOneShowsShellsAndPods() {
    AuditLevels minimal = new AuditLevels(AuditPolicy.MINIMAL);
    for (String id : List.of("exec-or-attach", "tampering-with-bellbuoy")) {
      Rule rule = requireNonNull(rules().get(id), id);
      AskedEvents asked = asked(rule);
      assertThat(asked.of(rule))
          .as(id)
          .anyMatch(event -> asked.message(minimal.levelOf(event).of(event)) != null);
    }
  }

  /** What the policy writes bodies of, as level, verb and resource. */
  private static Set<String> bodies() {
    Set<String> bodies = new TreeSet<>();
    for (JsonNode rule : RECOMMENDED.rules()) {
      Level level = Level.of(rule.path("level").asText());
      if (level.compareTo(Level.REQUEST) >= 0) {
        for (JsonNode verb : rule.path("verbs")) {
          for (JsonNode group : rule.path("resources")) {
            assertThat(group.path("resources")).as("the resources of %s", rule).isNotEmpty();
            group
                .path("resources")
                .forEach(name -> bodies.add(place(level, verb.asText(), name.asText())));
          }
        }
      }
    }
    return bodies;
  }

  private static String place(Level level, String verb, String resource) {
    return level + " " + verb + " " + resource;
  }

  private static String whole(JsonNode object) {
    String resource = object.path("resource").asText();
    return object.has("subresource")
        ? resource + "/" + object.path("subresource").asText()
        : resource;
  }

  private static AskedEvents asked(Rule rule) {
    CompiledRule compiled = RuleCompiler.compile(rule, SHIPPED.listsByName()).rule();
    return new AskedEvents(requireNonNull(compiled, rule.id()));
  }

  /** The rules that alert or are counted; what is let through need not be written at all. */
  private static List<Rule> inForce() {
    List<Rule> rules = new ArrayList<>();
    for (Policy.Entry entry : SHIPPED.effectivePolicy().rules()) {
      if (entry.enabled() && entry.mode() != Policy.Mode.IGNORE) {
        rules.add(requireNonNull(rules().get(entry.id()), entry.id()));
      }
    }
    return rules;
  }

  private static Map<String, Rule> rules() {
    return SHIPPED.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
  }
}
