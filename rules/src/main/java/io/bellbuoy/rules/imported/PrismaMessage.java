package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.shape.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of Prisma Cloud. What its documentation calls macros, {@code %user.username}, become
 * placeholders where an audit event has such a member; all else is text.
 */
final class PrismaMessage {

  private static final Pattern MACRO =
      Pattern.compile(
          "(?<![0-9A-Za-z%])%([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*){0,20})");

  private PrismaMessage() {}

  /** The message as rules here write it. */
  static String of(String written) {
    String plain = text(written);
    Matcher macros = MACRO.matcher(plain);
    return macros.replaceAll(
        macro ->
            Matcher.quoteReplacement(
                known(macro.group(1)) ? "{" + macro.group(1) + "}" : macro.group()));
  }

  /** A text in which nothing is a placeholder. */
  static String text(String written) {
    return written.replace("{", "{{").replace("}", "}}");
  }

  /** Whether it has a macro that no audit event can fill. */
  static boolean hasUnknown(String written) {
    return MACRO.matcher(written).results().anyMatch(macro -> !known(macro.group(1)));
  }

  private static boolean known(String path) {
    Shape shape = Shape.event();
    for (String name : path.split("\\.", -1)) {
      shape = shape.member(name);
    }
    return !shape.nothing();
  }
}
