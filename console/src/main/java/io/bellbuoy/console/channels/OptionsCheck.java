package io.bellbuoy.console.channels;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.secret.HiddenOptions;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.bellbuoy.schemas.channel.KindForm;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Refuses channels that no sink could open, as far as the forms of their kinds tell. */
final class OptionsCheck {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");
  private static final int MOST_OPTIONS = 50;
  private static final int LONGEST_OPTION = 16 << 10;

  private OptionsCheck() {}

  /**
   * Refuses.
   *
   * @throws ProblemException 422; its member {@code fields} says of each option what is wrong
   */
  static void refuse(String id, String kind, Map<String, String> options) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.of(422, "a channel's id is 1 to 63 of a-z, 0-9 and -");
    }
    KindForm form = ChannelForms.shipped().of(kind);
    if (form == null) {
      String known =
          String.join(", ", ChannelForms.shipped().all().stream().map(KindForm::kind).toList());
      throw problem(Map.of("kind", "there is no such kind of channel, only " + known));
    }
    if (options.size() > MOST_OPTIONS) {
      throw problem(Map.of("options", "at most " + MOST_OPTIONS));
    }
    Map<String, String> problems = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          if (value == null || value.length() > LONGEST_OPTION) {
            problems.put(
                "options." + name, "it must be a text of at most " + LONGEST_OPTION + " bytes");
          }
        });
    if (problems.isEmpty()) {
      form.problems(options, value -> value.endsWith(HiddenOptions.HIDDEN))
          .forEach((name, problem) -> problems.put("options." + name, problem));
    }
    if (!problems.isEmpty()) {
      throw problem(problems);
    }
  }

  private static ProblemException problem(Map<String, String> fields) {
    StringBuilder detail = new StringBuilder();
    new TreeMap<>(fields)
        .forEach(
            (field, problem) ->
                detail
                    .append(detail.isEmpty() ? "" : "; ")
                    .append(field)
                    .append(": ")
                    .append(problem));
    return ProblemException.of(422, detail.toString(), Map.of("fields", fields));
  }
}
