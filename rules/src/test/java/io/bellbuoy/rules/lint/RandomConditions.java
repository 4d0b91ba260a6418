package io.bellbuoy.rules.lint;

import java.util.List;
import java.util.Random;

/**
 * Texts of random conditions, over few paths and values so that they have to do with each other.
 */
final class RandomConditions {

  private static final List<String> VALUES = List.of("get", "list", "a", "ab", "b", "1", "2", "10");
  private static final List<String> SINGLE =
      List.of("verb", "objectRef.name", "user.username", "responseStatus.code", "$.verb");
  private static final List<String> MANY =
      List.of(
          "user.groups",
          "requestObject.items.name",
          "requestObject..name",
          "requestObject.items[*].name",
          "requestObject.items",
          "requestObject.items.tags",
          "requestObject.items.tags[*]",
          "sourceIPs",
          "requestObject");
  private static final List<String> LOCAL = List.of("name", "tags", "@", "$.verb", "..name", "n");

  private final Random random;

  RandomConditions(Random random) {
    this.random = random;
  }

  String condition(int depth) {
    return condition(depth, false);
  }

  private String condition(int depth, boolean quantified) {
    if (depth == 0) {
      return test(quantified);
    }
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> "(" + joined(" and ", depth, quantified) + ")";
      case 3, 4 -> "(" + joined(" or ", depth, quantified) + ")";
      case 5 -> "not (" + condition(depth - 1, quantified) + ")";
      case 6 ->
          pick(List.of("any", "all", "none"))
              + "(\""
              + pick(
                  quantified
                      ? List.of("tags", "parts")
                      : List.of("requestObject.items", "user.groups"))
              + "\", "
              + condition(depth - 1, true)
              + ")";
      default -> test(quantified);
    };
  }

  private String joined(String word, int depth, boolean quantified) {
    StringBuilder text = new StringBuilder(condition(depth - 1, quantified));
    for (int i = 0; i <= random.nextInt(2); i++) {
      text.append(word).append(condition(depth - 1, quantified));
    }
    return text.toString();
  }

  /** One comparison; also those that a weaker or stronger one follows from. */
  String test(boolean quantified) {
    String path =
        "jpath(\"" + pick(quantified ? LOCAL : random.nextInt(3) > 0 ? SINGLE : MANY) + "\")";
    String operand =
        switch (random.nextInt(12)) {
          case 0 -> "lowercase(" + path + ")";
          case 1 -> "count(" + path + ")";
          case 2 -> "length(" + path + ")";
          case 3 -> "cluster";
          default -> path;
        };
    String value = pick(VALUES);
    String number = String.valueOf(random.nextInt(4) - 1);
    return switch (random.nextInt(13)) {
      case 0, 1 -> operand + " = \"" + value + "\"";
      case 2 -> operand + " != \"" + value + "\"";
      case 3, 4 -> operand + not() + " in (\"" + value + "\", \"" + pick(VALUES) + "\")";
      case 5 -> operand + not() + " in (" + number + ", \"" + value + "\")";
      case 6 -> operand + pick(List.of(" < ", " <= ", " > ", " >= ", " = ", " != ")) + number;
      case 7 -> operand + not() + " startswith \"" + value + "\"";
      case 8 -> operand + not() + " endswith \"" + value + "\"";
      case 9 -> operand + not() + " contains \"" + value + "\"";
      case 10 -> operand + not() + " matches /[a-l]+/";
      case 11 -> "exists(" + (operand.startsWith("count") ? path : operand) + ")";
      default -> "not exists(" + path + ")";
    };
  }

  private String not() {
    return random.nextInt(4) == 0 ? " not" : "";
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
