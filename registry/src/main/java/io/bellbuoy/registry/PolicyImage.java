package io.bellbuoy.registry;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was published.
 *
 * @param current in force; null: nothing was ever published
 * @param versions all published, by version
 * @param listContents members by the address of their content
 */
public record PolicyImage(
    @Nullable PolicySnapshot current,
    SortedMap<Integer, PolicySnapshot> versions,
    Map<String, List<String>> listContents) {

  /** Nothing was published. */
  public static final PolicyImage EMPTY = new PolicyImage(null, new TreeMap<>(), Map.of());

  /**
   * The lists that a snapshot names, by name.
   *
   * @throws RegistryException where the content of one is missing
   */
  public Map<String, NamedList> listsOf(PolicySnapshot snapshot) {
    throw new UnsupportedOperationException("to be written");
  }
}
