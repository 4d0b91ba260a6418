package io.bellbuoy.schemas.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of all kinds of channels. Immutable. */
public final class ChannelForms {

  private static final ChannelForms SHIPPED = new ChannelForms(read());

  /** What an option of a kind that is not known here may hold a secret by. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)header\\..*|.*(secret|token|password|key|credential).*");

  private final Map<String, KindForm> kinds;

  private ChannelForms(Map<String, KindForm> kinds) {
    this.kinds = Collections.unmodifiableMap(kinds);
  }

  /** Those of this version. */
  public static ChannelForms shipped() {
    return SHIPPED;
  }

  /** All, by kind. */
  public Collection<KindForm> all() {
    return kinds.values();
  }

  /** The form of that kind; null: there is none, the kind may be a newer version's. */
  public @Nullable KindForm of(String kind) {
    return kinds.get(kind);
  }

  /** Whether that option of that kind holds a secret; of an unknown kind, by the option's name. */
  public boolean isSecret(String kind, String option) {
    KindForm form = kinds.get(kind);
    return form == null ? looksSecret(option) || option.equals("url") : form.isSecret(option);
  }

  static boolean looksSecret(String option) {
    return SECRET.matcher(option).matches();
  }

  private static Map<String, KindForm> read() {
    List<OptionForm> common = options(tree("common.json"));
    Map<String, KindForm> kinds = new TreeMap<>();
    for (String kind : new String(bytes("kinds.txt"), UTF_8).strip().split("\\s+", -1)) {
      kinds.put(kind, read(kind, tree(kind + ".json"), common));
    }
    return kinds;
  }

  /** An option of its own takes the place of a common one of that name. */
  private static KindForm read(String kind, JsonNode form, List<OptionForm> common) {
    Carries carries = JsonSerde.mapper().convertValue(form.path("carries"), Carries.class);
    List<OptionForm> options = new ArrayList<>(options(form));
    for (OptionForm option : common) {
      if ((option.only().isEmpty() || option.only().contains(carries))
          && options.stream().noneMatch(own -> own.name().equals(option.name()))) {
        options.add(option);
      }
    }
    return new KindForm(
        kind, form.path("title").asText(), form.path("about").asText(), carries, options);
  }

  private static List<OptionForm> options(JsonNode form) {
    List<OptionForm> options = new ArrayList<>();
    for (JsonNode option : form.path("options")) {
      options.add(JsonSerde.mapper().convertValue(option, OptionForm.class));
    }
    return options;
  }

  private static JsonNode tree(String file) {
    try {
      return JsonSerde.mapper().readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in = ChannelForms.class.getResourceAsStream(file)) {
      return requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
