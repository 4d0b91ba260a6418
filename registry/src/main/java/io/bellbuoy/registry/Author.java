package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the record.
 *
 * @param name of a person or a program
 * @param from where it comes from, such as a network address; null: not known
 */
public record Author(String name, @Nullable String from) {

  public Author {
    requireNonNull(name, "name");
  }

  /** Somebody at an unknown place. */
  public static Author of(String name) {
    return new Author(name, null);
  }
}
