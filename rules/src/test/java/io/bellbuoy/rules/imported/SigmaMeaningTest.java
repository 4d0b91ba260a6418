package io.bellbuoy.rules.imported;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.imported.PlainSigma.Selection;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rule that was taken over matches what Sigma, evaluated plainly, matches. */
class SigmaMeaningTest {

  private static final int RULES = 400;
  private static final int EVENTS = 60;

  /** Near each other, so that wildcards and case have something to decide. */
  private static final List<String> WORDS =
      List.of(
          "alice",
          "Alice",
          "ALI",
          "a*e",
          "al?ce",
          "*li*",
          "*",
          "a\\*e",
          "a*e ",
          "",
          "lice",
          "a.e",
          "bob",
          "B*",
          "*B",
          "x/y",
          "X/*",
          "?ob",
          "o",
          "a\\\\b",
          "a\\b",
          "tab\tbed",
          "é",
          "É*",
          "\"q\"",
          "*\"*",
          "(a|b)",
          "*(*",
          "$",
          "^a",
          "a+",
          "[a]",
          "#",
          "//");

  private static final List<String> VALUES =
      List.of(
          "alice",
          "Alice",
          "ALICE",
          "bob",
          "Bob",
          "a*e",
          "a.e",
          "axe",
          "x/y",
          "X/Y/z",
          "",
          "a\\b",
          "tab\tbed",
          "é",
          "É",
          "\"q\"",
          "(a|b)",
          "$",
          "^a",
          "a+",
          "[a]",
          "#",
          "//",
          "line\nbreak");

  private static final List<String> FIELDS =
      List.of("user.username", "userAgent", "user.groups", "requestObject.spec.x", "objectRef.uid");

  private static final List<String> MODIFIERS =
      List.of(
          "",
          "",
          "",
          "|contains",
          "|startswith",
          "|endswith",
          "|all",
          "|contains|all",
          "|cased",
          "|cased|contains",
          "|startswith|cased",
          "|exists",
          "|neq");

  private final Random random = new Random(20_261_122);

  @Test
  void rulesMatchWhatSigmaMatches() {
    int matches = 0;
    for (int i = 0; i < RULES; i++) {
      Map<String, Selection> selections =
          Map.of("a", selection(), "b", selection(), "c", selection());
      PlainSigma rule = new PlainSigma(selections, condition(0));
      String text = Sigma.rule("Rule", rule.yaml());
      ImportResult result = Sigma.imported(text);
      assertThat(result.files().rules()).as(() -> text + Sigma.said(result)).hasSize(1);
      String expression = result.files().rules().get(0).expression();
      ParseResult parsed = ExpressionParser.parse(expression, Map.of());
      assertThat(parsed).isInstanceOf(ParseResult.Parsed.class);
      for (int j = 0; j < EVENTS; j++) {
        Map<String, List<String>> event = event();
        boolean expected = rule.matches(event);
        boolean actual =
            ((ParseResult.Parsed) parsed)
                .expression()
                .matches(JsonReader.read(PlainSigma.json(event).getBytes(UTF_8)), Attributes.NONE);
        assertThat(actual).as(() -> text + expression + "\n" + event).isEqualTo(expected);
        matches += expected ? 1 : 0;
      }
    }
    assertThat(matches).isBetween(RULES * EVENTS / 20, RULES * EVENTS * 19 / 20);
  }

  private Selection selection() {
    List<Selection.Item> items = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      String modifiers = pick(MODIFIERS);
      // The same field twice is no YAML.
      String field = FIELDS.get((random.nextInt(FIELDS.size() - 1) + i) % FIELDS.size());
      if (items.stream().anyMatch(item -> item.field().equals(field))) {
        continue;
      }
      List<String> values = new ArrayList<>();
      int many = modifiers.equals("|exists") ? 1 : 1 + random.nextInt(3);
      for (int j = 0; j < many; j++) {
        values.add(
            modifiers.equals("|exists") ? String.valueOf(random.nextBoolean()) : pick(WORDS));
      }
      items.add(new Selection.Item(field, modifiers, values));
    }
    return new Selection(items);
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth > 2 ? 3 : 7)) {
      case 0 -> "a";
      case 1 -> "b";
      case 2 -> "c";
      case 3 -> "not " + condition(3);
      case 4 -> "(" + condition(depth + 1) + " and " + condition(depth + 1) + ")";
      case 5 -> "(" + condition(depth + 1) + " or " + condition(depth + 1) + ")";
      default -> random.nextBoolean() ? "1 of them" : "all of them";
    };
  }

  /** Values by field; none where the field is missing. */
  private Map<String, List<String>> event() {
    Map<String, List<String>> event = new TreeMap<>();
    for (String field : FIELDS) {
      List<String> values = new ArrayList<>();
      int most = field.equals("user.groups") || field.endsWith(".x") ? 3 : 2;
      int count = random.nextInt(most);
      for (int i = 0; i < count; i++) {
        values.add(pick(VALUES));
      }
      event.put(field, values);
    }
    return event;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
