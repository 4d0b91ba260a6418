package io.bellbuoy.console.clusters;

import io.bellbuoy.registry.Author;

/** Records something that changes nothing but is to be known. Thread-safe. */
@FunctionalInterface
public interface ChangeNote {

  /** Records it; see {@link io.bellbuoy.registry.RegistryWriter#note}. */
  void note(Author author, String object, String before, String after);
}
