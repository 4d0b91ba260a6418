package io.bellbuoy.sink.channel;

import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.schemas.ChannelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of a channel. Not thread-safe. A wrong one is noted and replaced by something
 * harmless, so that {@link #done()} can say all that is wrong at once; values are not repeated
 * there, they may be secrets.
 */
public final class ChannelOptions {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KB|MB|GB)");
  private static final String FILE = "file:";

  /** A consumer that is silent for five minutes is thrown out of its group. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

  private final ChannelConfig config;
  private final ChannelEnvironment environment;
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /** The options of that channel, unread. */
  public ChannelOptions(ChannelConfig config, ChannelEnvironment environment) {
    this.config = config;
    this.environment = environment;
  }

  /** The channel's id. */
  public String id() {
    return config.id();
  }

  /** What it works with. */
  public ChannelEnvironment environment() {
    return environment;
  }

  /** The option's text; null where it is not given. */
  public @Nullable String text(String name) {
    known.add(name);
    return config.options().get(name);
  }

  /** The option's text, which must be given. */
  public String required(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      problem(name, "it is required");
      return "";
    }
    return text;
  }

  /** One of the words; the first where it is not given. */
  public String choice(String name, String... choices) {
    String text = text(name);
    if (text == null) {
      return choices[0];
    }
    if (!List.of(choices).contains(text)) {
      problem(name, "it must be one of " + String.join(", ", choices));
      return choices[0];
    }
    return text;
  }

  /** A period longer than nothing. */
  public Duration duration(String name, Duration absent) {
    String text = text(name);
    Matcher form = DURATION.matcher(text == null ? absent.toMillis() + "ms" : text);
    if (!form.matches()) {
      problem(name, "it must be a number with ms, s, m or h, such as 10s");
      return absent;
    }
    long number = Long.parseLong(form.group(1));
    Duration duration =
        switch (form.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    if (duration.isZero()) {
      problem(name, "it must be longer than nothing");
    }
    return duration;
  }

  /** How long one sending may take; 10s where it is not given. */
  public Duration timeout() {
    Duration timeout = duration("timeout", Duration.ofSeconds(10));
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      problem("timeout", "it must be at most " + LONGEST_TIMEOUT.toSeconds() + "s");
      return LONGEST_TIMEOUT;
    }
    return timeout;
  }

  /** Globs, separated by commas; none where it is not given. */
  public List<ClusterGlob> globs(String name) {
    String text = text(name);
    if (text == null) {
      return List.of();
    }
    List<String> globs = Stream.of(text.split(",", -1)).map(String::strip).toList();
    if (globs.contains("")) {
      problem(name, "it must be patterns with commas in between, such as prod-*, test");
    }
    return globs.stream().map(ClusterGlob::of).toList();
  }

  /** In bytes. */
  public long size(String name, long absent) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    Matcher form = SIZE.matcher(text);
    if (!form.matches()) {
      problem(name, "it must be a number with KB, MB or GB, such as 100MB");
      return absent;
    }
    int shift = form.group(2).equals("KB") ? 10 : form.group(2).equals("MB") ? 20 : 30;
    return Math.max(1, Long.parseLong(form.group(1))) << shift;
  }

  /** A whole number from {@code least} to {@code most}. */
  public int number(String name, int absent, int least, int most) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      problem(name, "it must be a number from " + least + " to " + most);
      return absent;
    }
    return Integer.parseInt(text);
  }

  /** A path that the channel may touch; a relative one starts in the channels' folder. */
  public Path path(String name) {
    return allowed(name, required(name));
  }

  /** A secret, given as it is or as {@code file:/path}; null where it is not given. */
  public @Nullable String secret(String name) {
    String text = text(name);
    if (text == null || !text.startsWith(FILE)) {
      return text;
    }
    Path file = allowed(name, text.substring(FILE.length()));
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      problem(name, "the file cannot be read");
      return "";
    }
  }

  /** The options whose names begin so, by the rest of their names. */
  public Map<String, String> prefixed(String prefix) {
    Map<String, String> found = new TreeMap<>();
    for (String name : config.options().keySet()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), required(name));
      }
    }
    return found;
  }

  /** Notes that an option is wrong, without its value. */
  public void problem(String name, String what) {
    String problem = name + ": " + what;
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ChannelException where an option was wrong, or is none of those that were read
   */
  public void done() {
    for (String name : config.options().keySet()) {
      if (!known.contains(name)) {
        problem(name, "there is no such option, only " + known);
      }
    }
    if (!problems.isEmpty()) {
      throw new ChannelException(id(), problems);
    }
  }

  private Path allowed(String name, String text) {
    Path folder = environment.folder();
    try {
      Path path = Path.of(text);
      if (folder == null) {
        return path.toAbsolutePath().normalize();
      }
      Path root = folder.toAbsolutePath().normalize();
      Path inside = root.resolve(path).normalize();
      if (!inside.startsWith(root) || inside.equals(root)) {
        problem(name, "the path must lie in the channels' folder of the sink");
        return root.resolve("refused");
      }
      return inside;
    } catch (InvalidPathException e) {
      problem(name, "it is no path");
      return Path.of("refused");
    }
  }
}
