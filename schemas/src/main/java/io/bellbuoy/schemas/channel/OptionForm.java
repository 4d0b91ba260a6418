package io.bellbuoy.schemas.channel;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One option of a kind of channel. Immutable.
 *
 * @param name as it is configured; one that ends in {@code *} stands for all that begin so
 * @param type what its value is
 * @param required whether a channel of the kind cannot be without it; no where it is not given
 * @param secret whether its value is sealed where it is kept and never shown again; no where it is
 *     not given
 * @param absent what holds where it is not given, for people; null: nothing, or the text says it
 * @param choices the values that it may have; empty: any
 * @param least of a number; null: 0
 * @param most of a number; null: a billion
 * @param about what it does, a sentence for the form
 * @param only what a kind must carry to have this option; empty: every kind has it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OptionForm(
    String name,
    Type type,
    Boolean required,
    Boolean secret,
    @JsonProperty("default") @Nullable String absent,
    List<String> choices,
    @Nullable Long least,
    @Nullable Long most,
    String about,
    Set<Carries> only) {

  private static final String MANY = "*";

  public OptionForm {
    requireNonNull(name, "name");
    type = requireNonNullElse(type, Type.TEXT);
    required = requireNonNullElse(required, false);
    secret = requireNonNullElse(secret, false);
    choices = choices == null ? List.of() : List.copyOf(choices);
    requireNonNull(about, "about");
    only = only == null ? Set.of() : Set.copyOf(only);
  }

  /** What a value is. */
  public enum Type {
    /** One line. */
    @JsonProperty("text")
    TEXT,
    /** Several lines, such as a certificate in PEM. */
    @JsonProperty("lines")
    LINES,
    @JsonProperty("url")
    URL,
    /** A number with ms, s, m or h. */
    @JsonProperty("duration")
    DURATION,
    /** A number with KB, MB or GB. */
    @JsonProperty("size")
    SIZE,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("choice")
    CHOICE,
    /** A file of the sink. */
    @JsonProperty("path")
    PATH,
    /** Globs, comma-separated. */
    @JsonProperty("list")
    LIST,
    /** A condition in the language of rules. */
    @JsonProperty("expression")
    EXPRESSION
  }

  /** Whether this form is the one of that option. */
  public boolean isOf(String option) {
    return name.endsWith(MANY)
        ? option.length() >= name.length()
            && option.startsWith(name.substring(0, name.length() - 1))
        : name.equals(option);
  }

  /** Whether {@code file:PATH} may stand in the place of its value. */
  boolean mayBeFile() {
    return secret || type == Type.LINES;
  }

  /** Why the value cannot be; null: it may be. Values are not repeated, they may be secrets. */
  @Nullable String problem(String value) {
    return switch (type) {
      case DURATION ->
          value.matches("\\d{1,9}(ms|s|m|h)")
              ? null
              : "it must be a number with ms, s, m or h, such as 10s";
      case SIZE ->
          value.matches("\\d{1,9}(KB|MB|GB)")
              ? null
              : "it must be a number with KB, MB or GB, such as 100MB";
      case NUMBER -> number(value);
      case CHOICE ->
          choices.contains(value) ? null : "it must be one of " + String.join(", ", choices);
      case URL ->
          value.matches("(?i)[a-z][a-z0-9+.-]*://[^\\s/?#@]+([/?#]\\S*)?")
              ? null
              : "it must be a URL such as https://host/path, without a password in it";
      case TEXT, LIST, PATH ->
          value.indexOf('\n') < 0 && value.indexOf('\r') < 0 ? null : "it must be one line";
      case LINES, EXPRESSION -> null;
    };
  }

  private @Nullable String number(String value) {
    long low = requireNonNullElse(least, 0L);
    long high = requireNonNullElse(most, 1_000_000_000L);
    return value.matches("\\d{1,10}")
            && Long.parseLong(value) >= low
            && Long.parseLong(value) <= high
        ? null
        : "it must be a number from " + low + " to " + high;
  }
}
