package io.bellbuoy.registry;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.SortedMap;
import java.util.TreeMap;

/** The library: rules by id, lists by name. */
public record LibraryImage(SortedMap<String, Rule> rules, SortedMap<String, NamedList> lists) {

  /** Nothing is in it. */
  public static final LibraryImage EMPTY = new LibraryImage(new TreeMap<>(), new TreeMap<>());
}
