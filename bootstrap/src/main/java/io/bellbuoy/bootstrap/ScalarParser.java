package io.bellbuoy.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the text of one value into its type. Every refusal says what to write instead. */
final class ScalarParser {

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?([a-z]+)");
  private static final String FILE = "file:";

  private ScalarParser() {}

  /**
   * The value.
   *
   * @throws IllegalArgumentException where the text is none of that type
   */
  static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    } else if (type == int.class || type == Integer.class) {
      return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
    } else if (type == long.class || type == Long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      return number(text);
    } else if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    } else if (type == Duration.class) {
      return duration(text);
    } else if (type == Bytes.class) {
      return Bytes.parse(text);
    } else if (type == Path.class) {
      return path(text);
    } else if (type == Secret.class) {
      return secret(text);
    } else if (type.isEnum()) {
      return constant(type, text);
    }
    throw new IllegalStateException("a configuration cannot hold a " + type.getName());
  }

  private static Long whole(String text, long least, long most) {
    if (!text.matches("[+-]?\\d+")) {
      throw new IllegalArgumentException("'" + text + "' is no whole number; write digits only");
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Digits only, so there are too many of them: said below.
    }
    throw new IllegalArgumentException(
        "'%s' is out of range; write a number from %d to %d".formatted(text, least, most));
  }

  private static Double number(String text) {
    if (!text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
      throw new IllegalArgumentException("'" + text + "' is no number; write one such as 0.5");
    }
    return Double.valueOf(text);
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'" + text + "' is neither; write true or false");
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    ChronoUnit unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration; write digits and ms, s, m, h or d, such as 15s");
    }
    return Duration.of(Long.parseLong(matcher.group(1)), unit);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is no path: " + e.getReason(), e);
    }
  }

  private static Secret secret(String text) {
    if (!text.startsWith(FILE)) {
      return new Secret(text);
    }
    Path file = path(text.substring(FILE.length()));
    try {
      return new Secret(Files.readString(file).replaceFirst("\\R\\z", ""));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the secret's file %s cannot be read (%s); make it readable to this user"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static Object constant(Class<?> type, String text) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (word(constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
    }
    String words =
        Arrays.stream(constants).map(ScalarParser::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("'" + text + "' is none of " + words);
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
