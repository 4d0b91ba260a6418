package io.bellbuoy.rules.imported;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.imported.Clause.Comparison;
import io.bellbuoy.rules.imported.SigmaPattern.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One field of a selection with the values it may have. Texts of Sigma have no case. */
record SigmaItem(SigmaField field, SigmaModifiers modifiers) {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /** The item of a key such as {@code userAgent|contains}. */
  static SigmaItem of(String key) {
    List<String> words = Arrays.asList(key.split("\\|", -1));
    if (words.get(0).isBlank()) {
      throw new UntranslatableException(
          "values without a field are looked for in the whole event, which the rule language does"
              + " not do",
          "name the fields");
    }
    return new SigmaItem(
        SigmaField.of(words.get(0).strip()), SigmaModifiers.of(words.subList(1, words.size())));
  }

  /** The condition that the values are. */
  Clause of(List<Node> values) {
    if (values.isEmpty()) {
      throw new UntranslatableException("`" + field.name() + "` has an empty list of values");
    }
    List<Clause> all = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    Set<String> integers = new TreeSet<>();
    for (Node node : values) {
      if (!(node instanceof ScalarNode value)) {
        throw new UntranslatableException("a value of `" + field.name() + "` is no text or number");
      }
      if (gathered(value)) {
        texts.add(same(SigmaPattern.of(value.getValue()).text()));
      } else if (isInteger(value) && modifiers.words().isEmpty()) {
        integers.add(value.getValue());
      } else {
        all.add(one(value));
      }
    }
    if (!integers.isEmpty()) {
      all.add(0, numbered(integers));
    }
    if (!texts.isEmpty()) {
      all.add(0, equal(List.copyOf(texts), null));
    }
    Clause clause = modifiers.has("all") ? Clause.every(all) : Clause.some(all);
    return modifiers.has("neq") ? new Clause.Negation(clause) : clause;
  }

  /** Whether a value is one of a set of texts. */
  private boolean gathered(ScalarNode value) {
    boolean only = Set.of("cased", "neq").containsAll(modifiers.words());
    return only
        && isText(value)
        && SigmaPattern.of(value.getValue()).plain()
        && field.missing(value.getValue()) == null;
  }

  private Clause one(ScalarNode value) {
    String text = value.getValue();
    if (modifiers.has("exists")) {
      return exists(!text.equalsIgnoreCase("true"));
    }
    if (value.getTag().equals(Tag.NULL)) {
      return exists(true);
    }
    if (modifiers.has("re")) {
      return said(" contains " + Written.regex(flags() + text), field.missing());
    }
    if (modifiers.has("cidr")) {
      return said(" in cidr(" + Written.quoted(text) + ")", field.missing());
    }
    if (!modifiers.comparator().isEmpty()) {
      return said(" " + modifiers.comparator() + " " + number(text), field.missing());
    }
    if (modifiers.has("base64")) {
      return encoded(text);
    }
    boolean whole = !open(true) && !open(false);
    if (whole && isInteger(value)) {
      return said(" = " + text, field.missing(text));
    }
    if (whole && value.getTag().equals(Tag.FLOAT) && NUMBER.matcher(text).matches()) {
      // As numbers: 1.5 is 1.50.
      return Clause.every(
          List.of(
              said(" >= " + Written.quoted(text), field.missing(text)),
              said(" <= " + Written.quoted(text), field.missing(text))));
    }
    return like(SigmaPattern.of(text));
  }

  private Clause exists(boolean not) {
    Clause exists = new Comparison("exists(" + field.operand() + ")", field.missing());
    return not ? new Clause.Negation(exists) : exists;
  }

  private Clause encoded(String text) {
    if (!SigmaPattern.of(text).plain()) {
      throw new UntranslatableException("a wildcard cannot be in base64");
    }
    byte[] bytes = SigmaPattern.of(text).text().getBytes(UTF_8);
    // No wildcard and no backslash is in base64.
    return like(SigmaPattern.of(Base64.getEncoder().encodeToString(bytes)));
  }

  private boolean open(boolean before) {
    return modifiers.has("contains") || modifiers.has(before ? "endswith" : "startswith");
  }

  private Clause like(SigmaPattern written) {
    SigmaPattern pattern = written.open(open(true), open(false));
    if (pattern.plain()) {
      return equal(List.of(same(pattern.text())), field.missing(pattern.text()));
    }
    if (pattern.has(Kind.MANY)) {
      return exists(false);
    }
    String text = same(pattern.text());
    if (pattern.has(Kind.TEXT, Kind.MANY)) {
      return said(operand(text) + " startswith " + Written.quoted(text));
    }
    if (pattern.has(Kind.MANY, Kind.TEXT)) {
      return said(operand(text) + " endswith " + Written.quoted(text));
    }
    if (pattern.has(Kind.MANY, Kind.TEXT, Kind.MANY)) {
      // Of a list, `contains` with a text would ask for an element.
      return field.shape().scalar()
          ? said(operand(text) + " contains " + Written.quoted(text))
          : said(field.operand() + " contains /" + flag("i") + Written.literal(text) + "/");
    }
    return said(field.operand() + " matches /" + flag("is") + pattern.regex() + "/");
  }

  private String flag(String flags) {
    String some = modifiers.has("cased") ? flags.replace("i", "") : flags;
    return some.isEmpty() ? "" : "(?" + some + ")";
  }

  private String flags() {
    StringBuilder flags = new StringBuilder();
    for (String flag : List.of("i", "m", "s")) {
      flags.append(modifiers.has(flag) ? flag : "");
    }
    return flags.isEmpty() ? "" : "(?" + flags + ")";
  }

  /** Some value is one of the texts, which are as they are compared. */
  private Clause equal(List<String> texts, @Nullable String never) {
    String all = String.join("", texts);
    if (texts.size() == 1) {
      String text = texts.get(0);
      return new Comparison(operand(all) + " = " + Written.quoted(text), never);
    }
    String set = String.join(", ", texts.stream().map(Written::quoted).toList());
    return new Comparison(operand(all) + " in (" + set + ")", never);
  }

  /** The text as it is compared. */
  private String same(String text) {
    return modifiers.has("cased") ? text : text.toLowerCase(Locale.ROOT);
  }

  /** The values as they are compared with a text. */
  private String operand(String text) {
    boolean caseless = text.toUpperCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
    return modifiers.has("cased") || field.lower() || caseless
        ? field.operand()
        : "lowercase(" + field.operand() + ")";
  }

  private Comparison said(String text) {
    return new Comparison(text, field.missing());
  }

  private Comparison said(String behind, @Nullable String never) {
    return new Comparison(field.operand() + behind, never);
  }

  private String number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new UntranslatableException(
          "`" + field.name() + "` is compared with `" + text + "`, which is no number");
    }
    return INTEGER.matcher(text).matches() ? text : Written.quoted(text);
  }

  private static boolean isInteger(ScalarNode value) {
    return value.getTag().equals(Tag.INT) && INTEGER.matcher(value.getValue()).matches();
  }

  private Clause numbered(Set<String> integers) {
    return integers.size() == 1
        ? said(" = " + integers.iterator().next(), field.missing("0"))
        : said(" in (" + String.join(", ", integers) + ")", field.missing("0"));
  }

  private static boolean isText(ScalarNode value) {
    return !Set.of(Tag.INT, Tag.FLOAT, Tag.NULL).contains(value.getTag());
  }
}
