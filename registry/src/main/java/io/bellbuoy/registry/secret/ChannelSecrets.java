package io.bellbuoy.registry.secret;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.bellbuoy.schemas.channel.KindForm;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Seals the secrets of channels before they are kept, and opens them for who sends. Immutable.
 *
 * <p>In the place of a secret's value the topic has {@code sealed:} and what {@link Secrets} made
 * of it for just this option of just this channel. References to files stay as they are, and so
 * does what an earlier version kept in plain text, until it is saved again.
 */
public final class ChannelSecrets {

  private static final String SEALED = "sealed:";

  private final @Nullable Supplier<Secrets> box;
  private final ChannelForms forms = ChannelForms.shipped();

  private ChannelSecrets(@Nullable Supplier<Secrets> box) {
    this.box = box;
  }

  /** With the installation's key. */
  public static ChannelSecrets with(Secrets box) {
    return new ChannelSecrets(() -> box);
  }

  /** With the key of that file, which is read whenever something is sealed or opened. */
  public static ChannelSecrets withKeyOf(Path file) {
    return new ChannelSecrets(() -> InstallationKey.existing(file).box());
  }

  /** Of who has no key, and can neither seal nor open. */
  public static ChannelSecrets withoutKey() {
    return new ChannelSecrets(null);
  }

  /** Whether the value is a sealed one. */
  public static boolean isSealed(String value) {
    return value.startsWith(SEALED);
  }

  /** Whether that option holds a secret itself, not where it is to be found. */
  boolean isSecret(String kind, String option, String value) {
    return !value.startsWith(KindForm.FILE) && (isSealed(value) || forms.isSecret(kind, option));
  }

  /**
   * The channel as it may be kept.
   *
   * @throws RegistryException where it has a secret and there is no key
   */
  public ChannelConfig sealed(ChannelConfig channel) {
    return with(
        channel,
        (name, value) -> {
          if (isSealed(value) || !isSecret(channel.kind(), name, value)) {
            return value;
          }
          if (box == null) {
            throw new RegistryException(
                name
                    + " is a secret and there is no key to seal it with: name the console's key"
                    + " file, or give file:PATH of a file in the sink's folder of channels");
          }
          return SEALED + box.get().seal(value, place(channel, name));
        });
  }

  /**
   * The channel with its secrets, for who sends.
   *
   * @throws RegistryException where one cannot be opened; the message says which option and why
   */
  public ChannelConfig opened(ChannelConfig channel) {
    return with(channel, (name, value) -> isSealed(value) ? opened(channel, name, value) : value);
  }

  private String opened(ChannelConfig channel, String name, String value) {
    if (box == null) {
      throw new RegistryException(
          name + ": it is sealed, and the sink's configuration names no key to open it with");
    }
    try {
      return box.get().open(value.substring(SEALED.length()), place(channel, name));
    } catch (RegistryException e) {
      throw new RegistryException(name + ": " + e.getMessage(), e);
    }
  }

  private static String place(ChannelConfig channel, String option) {
    return "channel/" + channel.id() + "/" + option;
  }

  private static ChannelConfig with(
      ChannelConfig channel, BiFunction<String, String, String> change) {
    Map<String, String> options = new TreeMap<>();
    channel.options().forEach((name, value) -> options.put(name, change.apply(name, value)));
    return new ChannelConfig(
        channel.id(), channel.kind(), channel.enabled(), channel.minSeverity(), options);
  }
}
