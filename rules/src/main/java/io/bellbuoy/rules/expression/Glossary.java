package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleLexer;
import io.bellbuoy.schemas.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Vocabulary;

/** The words of the language as the grammar knows them, each with a line of help. */
public final class Glossary {

  private Glossary() {}

  /**
   * A word.
   *
   * @param name as it is written in expressions
   * @param help one line: what it does, with an example where that says more
   */
  public record Word(String name, String help) {}

  /** The functions, in no particular order. */
  public static List<Word> functions() {
    return Arrays.stream(Function.values())
        .map(function -> new Word(function.text(), help(function)))
        .toList();
  }

  /** What can be asked besides the event's own members. */
  public static List<Word> attributes() {
    return Arrays.stream(Attribute.values())
        .map(attribute -> new Word(attribute.text(), help(attribute)))
        .toList();
  }

  /** The words that the grammar reserves. */
  public static List<Word> keywords() {
    Vocabulary tokens = BellbuoyRuleLexer.VOCABULARY;
    return IntStream.rangeClosed(1, tokens.getMaxTokenType())
        .mapToObj(tokens::getLiteralName)
        .filter(Objects::nonNull)
        .map(literal -> literal.substring(1, literal.length() - 1))
        .filter(literal -> Character.isLetter(literal.charAt(0)))
        .map(keyword -> new Word(keyword, help(keyword)))
        .toList();
  }

  private static String help(Function function) {
    return switch (function) {
      case LOWERCASE -> "Each value in lower case: lowercase(jpath(\"user.username\"))";
      case UPPERCASE -> "Each value in upper case: uppercase(jpath(\"verb\"))";
      case BASE64_DECODE -> "Each value decoded from base64; what does not decode is dropped";
      case COUNT -> "How many values there are: count(jpath(\"user.groups\")) > 3";
      case LENGTH ->
          "The length of each text in characters: length(jpath(\"objectRef.name\")) > 60";
    };
  }

  private static String help(Attribute attribute) {
    return switch (attribute) {
      case CLUSTER -> "The id of the cluster that sent the event";
      case PROVIDER -> "The cloud provider of the cluster, such as gcp";
      case ACCOUNT -> "The cloud account of the cluster";
      case PROJECT -> "The Google Cloud project of the cluster";
      case SUBSCRIPTION -> "The Azure subscription of the cluster";
      case RESOURCE_GROUP -> "The Azure resource group of the cluster";
      case REGION -> "The cloud region of the cluster";
      case SOURCE -> "The way the event came in, such as webhook";
    };
  }

  private static String help(String keyword) {
    return switch (keyword) {
      case "and" -> "Both hold; binds tighter than or";
      case "or" -> "One of both holds, or both do";
      case "not" -> "The next condition does not hold; also: not in, not contains";
      case "in" -> "Some value is a member: in (\"a\", \"b\"), in @list, in cidr(\"10.0.0.0/8\")";
      case "contains" -> "Some text holds the part, some list the element; also contains /regex/";
      case "startswith" -> "Some value begins with it";
      case "endswith" -> "Some value ends with it";
      case "matches" -> "The regular expression fits the whole of some value";
      case "any" -> "Some value satisfies: any(\"requestObject.spec.containers\", …)";
      case "all" -> "Every value satisfies, or there is none: all(\"sourceIPs\", …)";
      case "none" -> "No value satisfies: none(\"user.groups\", …)";
      case "exists" -> "Something other than null is there: exists(jpath(\"objectRef.name\"))";
      case "jpath" -> "The values that a path reaches: jpath(\"user.username\")";
      case "cidr" -> "Addresses inside of blocks: jpath(\"sourceIPs\") in cidr(\"10.0.0.0/8\")";
      case "true" -> "Always holds; compared with, a JSON true";
      case "false" -> "Never holds; compared with, a JSON false";
      default -> throw new IllegalStateException("nobody has explained the word " + keyword);
    };
  }
}
