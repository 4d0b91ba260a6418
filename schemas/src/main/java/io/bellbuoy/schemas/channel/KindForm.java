package io.bellbuoy.schemas.channel;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of channel is configured. Immutable.
 *
 * @param kind its word in configurations, such as {@code webhook}
 * @param title for people
 * @param about what it speaks, a sentence
 * @param carries what it hands over
 * @param options its own first, then those that many kinds have
 */
public record KindForm(
    String kind, String title, String about, Carries carries, List<OptionForm> options) {

  /** In the place of a value: it is in that file. */
  public static final String FILE = "file:";

  public KindForm {
    requireNonNull(kind, "kind");
    requireNonNull(title, "title");
    requireNonNull(about, "about");
    requireNonNull(carries, "carries");
    options = List.copyOf(options);
  }

  /** The form of that option; null: the kind has no such option. */
  public @Nullable OptionForm option(String name) {
    return options.stream().filter(option -> option.isOf(name)).findFirst().orElse(null);
  }

  /** Whether that option's value is a secret; what is not known may be one by its name. */
  public boolean isSecret(String name) {
    OptionForm option = option(name);
    return option == null ? ChannelForms.looksSecret(name) : option.secret();
  }

  /**
   * What is wrong with these options as far as their forms tell, by option; empty: nothing. The
   * values are not repeated.
   *
   * @param unseen tells of values that cannot be looked at, such as sealed ones
   */
  public Map<String, String> problems(Map<String, String> given, Predicate<String> unseen) {
    Map<String, String> problems = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          OptionForm option = option(name);
          if (option == null) {
            problems.put(name, kind + " has no such option, only " + names());
          } else if (!unseen.test(value) && !(option.mayBeFile() && value.startsWith(FILE))) {
            String problem = option.problem(value);
            if (problem != null) {
              problems.put(name, problem);
            }
          }
        });
    for (OptionForm option : options) {
      if (option.required() && given.getOrDefault(option.name(), "").isBlank()) {
        problems.put(option.name(), "it is required");
      }
    }
    return problems;
  }

  private String names() {
    List<String> names = new ArrayList<>();
    options.forEach(option -> names.add(option.name()));
    return String.join(", ", names);
  }
}
