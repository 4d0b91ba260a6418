package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rule files, made of texts that YAML likes to misunderstand, read back as they were. */
final class RandomRoundTripTest {

  private static final List<String> TEXTS =
      List.of(
          "a",
          "- a",
          "a: b",
          "#",
          "yes",
          "null",
          "1e3",
          "0x1",
          "'",
          "\"",
          "\\n",
          "two\nlines\n",
          "  two\n\n  lines",
          "{x}",
          "[",
          "ä😀",
          "\t",
          "|",
          ">",
          "@",
          "`",
          "%",
          "? a",
          "---",
          "...");

  private static final List<String> NUMBERS = List.of("0", "-1", "1.50", "1e9", "-0.0E-2");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsWrittenReadsBackEqual(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 25; i++) {
      RuleFiles files = files(random);
      String text = RuleFileWriter.write(files);

      RuleFileResult result =
          RuleFileReader.read(List.of(), List.of(new SourceFile("w.yaml", text, EventFiles.NONE)));

      assertThat(result.hasErrors()).as("%s%n%s", result.findings(), text).isFalse();
      assertThat(result.files()).as(text).isEqualTo(files);
    }
  }

  private static RuleFiles files(Random random) {
    List<NamedList> lists =
        several(random, () -> text(random)).isEmpty()
            ? List.of()
            : List.of(new NamedList("l-1", several(random, () -> text(random))));
    List<Rule> rules = List.of(rule(random, "a"), rule(random, "b"));
    return new RuleFiles(lists, rules, random.nextBoolean() ? null : policy(random));
  }

  private static Policy policy(Random random) {
    Supplier<Policy.Entry> entry =
        () ->
            new Policy.Entry(
                random.nextBoolean() ? "a" : "b",
                random.nextBoolean(),
                several(random, () -> random.nextBoolean() ? "*" : "p-?"),
                random.nextBoolean() ? Policy.Mode.ALERT : Policy.Mode.SHADOW);
    return new Policy(
        random.nextBoolean() ? Policy.Match.ALL : Policy.Match.FIRST, several(random, entry));
  }

  private static Rule rule(Random random, String id) {
    return new Rule(
        id,
        text(random),
        random.nextBoolean() ? Severity.LOW : Severity.CRITICAL,
        text(random),
        text(random).replace("{", "{{").replace("}", "}}"),
        random.nextBoolean() ? "true" : "true\nand true # x\n",
        random.nextBoolean() ? List.of() : List.of(new Rule.ExceptionClause(text(random), "true")),
        several(random, () -> text(random)),
        several(random, () -> text(random)),
        several(random, () -> text(random)),
        text(random),
        several(random, () -> text(random)),
        several(random, () -> test(random)));
  }

  private static Rule.Test test(Random random) {
    JsonObject event = object(random, 0);
    return new Rule.Test(text(random), random.nextBoolean(), new RawJson(JsonWriter.write(event)));
  }

  private static JsonObject object(Random random, int depth) {
    return new JsonObject(
        several(
            random,
            () -> new Member(TEXTS.get(random.nextInt(TEXTS.size())), value(random, depth))));
  }

  private static JsonValue value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 6)) {
      case 0 -> new JsonText(random.nextInt(4) == 0 ? "" : text(random));
      case 1 -> new JsonNumber(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 2 -> new JsonBoolean(random.nextBoolean());
      case 3 -> new JsonNull();
      case 4 -> new JsonArray(several(random, () -> value(random, depth + 1)));
      default -> object(random, depth + 1);
    };
  }

  /** A text that is not blank, as names must not be. */
  private static String text(Random random) {
    String first = TEXTS.get(random.nextInt(TEXTS.size()));
    String both = random.nextBoolean() ? first : first + TEXTS.get(random.nextInt(TEXTS.size()));
    return both.isBlank() ? "x" : both;
  }

  private static <T> List<T> several(Random random, Supplier<T> one) {
    List<T> several = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      several.add(one.get());
    }
    return several;
  }
}
