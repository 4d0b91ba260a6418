package io.bellbuoy.console.trial;

import io.bellbuoy.schemas.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that decided about an event.
 *
 * @param path what was asked, as the rule writes it
 * @param value what was found, redacted; {@code -}: nothing
 * @param comparison the text of the comparison; null: not told apart from the others
 * @param held whether it speaks for a match
 */
record Asked(String path, String value, @Nullable String comparison, boolean held) {

  /**
   * All that was found.
   *
   * @param held whether the rule's expression held
   */
  static List<Asked> of(List<Alert.Evidence> found, boolean held) {
    return found.stream().map(one -> new Asked(one.path(), one.value(), null, held)).toList();
  }
}
