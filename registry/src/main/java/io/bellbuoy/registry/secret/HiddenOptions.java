package io.bellbuoy.registry.secret;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.bellbuoy.schemas.channel.KindForm;
import io.bellbuoy.schemas.channel.OptionForm;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows the options of channels without their secrets, and puts the secrets back where somebody
 * saves what was shown. Immutable.
 */
public final class HiddenOptions {

  /** What stands in the place of a secret. */
  public static final String HIDDEN = "(hidden)";

  /** Options by whose names something is sent somewhere else. */
  private static final Pattern LEADS =
      Pattern.compile(
          "(?i).*(url|host|server|endpoint|address|broker|port|region|propert|proxy).*");

  private final ChannelSecrets secrets;

  /**
   * Hides.
   *
   * @param secrets opens URLs, whose host is shown; without a key nothing of them is
   */
  public HiddenOptions(ChannelSecrets secrets) {
    this.secrets = secrets;
  }

  /** The options as they may be shown. */
  public Map<String, String> shown(ChannelConfig channel) {
    Map<String, String> shown = new TreeMap<>();
    channel.options().forEach((name, value) -> shown.put(name, shown(channel, name, value)));
    return shown;
  }

  private String shown(ChannelConfig channel, String name, String value) {
    boolean secret = secrets.isSecret(channel.kind(), name, value);
    if (secret && !isUrl(channel.kind(), name)) {
      return HIDDEN;
    }
    if (ChannelSecrets.isSealed(value)) {
      return withoutPath(opened(channel, name));
    }
    return secret || (value.contains("://") && hasPassword(value)) ? withoutPath(value) : value;
  }

  private static boolean isUrl(String kind, String name) {
    KindForm form = ChannelForms.shipped().of(kind);
    OptionForm option = form == null ? null : form.option(name);
    return option == null ? name.equals("url") : option.type() == OptionForm.Type.URL;
  }

  /** Empty where it cannot be opened. */
  private String opened(ChannelConfig channel, String name) {
    Map<String, String> alone = Map.of(name, String.valueOf(channel.options().get(name)));
    try {
      ChannelConfig opened =
          secrets.opened(
              new ChannelConfig(
                  channel.id(), channel.kind(), channel.enabled(), channel.minSeverity(), alone));
      return opened.options().getOrDefault(name, "");
    } catch (RegistryException e) {
      return "";
    }
  }

  private static boolean hasPassword(String url) {
    return origin(url) == null;
  }

  /** The path of a webhook's URL often is its secret. */
  private static String withoutPath(String url) {
    String origin = origin(url);
    if (origin == null) {
      return HIDDEN;
    }
    return url.length() <= origin.length() + 1 ? url : origin + "/" + HIDDEN;
  }

  private static @Nullable String origin(String url) {
    try {
      URI uri = URI.create(url.strip());
      return uri.getHost() == null || uri.getRawUserInfo() != null
          ? null
          : uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * The channel as it is to be kept: what is sent as it was shown stays what it was.
   *
   * @param sent by somebody who may have seen only what is shown
   * @param stored null: there was no such channel
   * @throws RegistryException where a secret was kept although it would now be told to somebody
   *     else, or there was none; the message begins with {@code options.} and the option's name
   */
  public ChannelConfig merged(ChannelConfig sent, @Nullable ChannelConfig stored) {
    Map<String, String> merged = new TreeMap<>(sent.options());
    Map<String, String> shown = stored == null ? Map.of() : shown(stored);
    sent.options()
        .forEach(
            (name, value) -> {
              if (ChannelSecrets.isSealed(value)) {
                throw refused(name, "no value may begin so");
              }
              if (value.endsWith(HIDDEN)) {
                if (stored == null || !value.equals(shown.get(name))) {
                  throw refused(name, "enter it; there is none yet");
                }
                if (leadsElsewhere(sent, stored, shown)) {
                  throw refused(name, "the channel leads somewhere else now; enter it again");
                }
                merged.put(name, String.valueOf(stored.options().get(name)));
              }
            });
    return new ChannelConfig(sent.id(), sent.kind(), sent.enabled(), sent.minSeverity(), merged);
  }

  private static RegistryException refused(String name, String why) {
    return new RegistryException("options." + name + ": " + why);
  }

  /** Another path of the same host is no other place: that part of a URL is the secret. */
  private static boolean leadsElsewhere(
      ChannelConfig sent, ChannelConfig stored, Map<String, String> shown) {
    if (!sent.kind().equals(stored.kind())) {
      return true;
    }
    TreeSet<String> names = new TreeSet<>(sent.options().keySet());
    names.addAll(shown.keySet());
    return names.stream()
        .filter(name -> LEADS.matcher(name).matches())
        .anyMatch(name -> !Objects.equals(place(sent.options().get(name)), place(shown.get(name))));
  }

  private static @Nullable String place(@Nullable String value) {
    String origin = value == null ? null : origin(value.replace("/" + HIDDEN, ""));
    return origin == null ? value : origin;
  }
}
