package io.bellbuoy.registry;

import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key of the policy topic, taken apart. */
sealed interface PolicyKey {

  /** The key of the snapshot in force. */
  String CURRENT = "current";

  /** The key of the order that is being worked on. */
  String DRAFT = "draft";

  /** {@code draft}. */
  record Draft() implements PolicyKey {}

  /** {@code current}. */
  record Current() implements PolicyKey {}

  /** {@code version/<number>}. */
  record Version(int number) implements PolicyKey {}

  /** {@code list/<address>/<number>}. */
  record Part(String address, int number) implements PolicyKey {}

  /** The key of a version. */
  static String version(int number) {
    return "version/" + number;
  }

  /** The key of a part of a list. */
  static String part(String address, int number) {
    return "list/" + address + "/" + number;
  }

  /**
   * The key taken apart; null: it is of a kind that is not known.
   *
   * @throws UnreadableRecordException where it is malformed
   */
  static @Nullable PolicyKey of(String key) {
    if (key.equals(CURRENT)) {
      return new Current();
    }
    if (key.equals(DRAFT)) {
      return new Draft();
    }
    if (key.startsWith("version/")) {
      return new Version(Integer.parseInt(matched("version/(\\d{1,9})", key).group(1)));
    }
    if (key.startsWith("list/")) {
      Matcher matcher = matched("list/([0-9a-f]{64})/(\\d{1,6})", key);
      return new Part(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
    return null;
  }

  private static Matcher matched(String form, String key) {
    Matcher matcher = Pattern.compile(form).matcher(key);
    if (!matcher.matches()) {
      throw new UnreadableRecordException("the key is not of the form " + form);
    }
    return matcher;
  }
}
