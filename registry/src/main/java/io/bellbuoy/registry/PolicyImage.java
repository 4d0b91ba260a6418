package io.bellbuoy.registry;

import static java.util.Collections.unmodifiableSortedMap;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was published.
 *
 * @param current in force; the contents of all its lists are there. Null: nothing was ever
 *     published
 * @param versions all that are kept, by version
 * @param listContents members by the address of their content
 * @param arriving what has come in and waits for more
 * @param draft the order that is being worked on; null: nobody has begun
 */
public record PolicyImage(
    @Nullable PolicySnapshot current,
    SortedMap<Integer, PolicySnapshot> versions,
    Map<String, List<String>> listContents,
    Arriving arriving,
    @Nullable Policy draft)
    implements Image<PolicyImage> {

  /** Nothing was published. */
  public static final PolicyImage EMPTY = new PolicyImage(null, new TreeMap<>(), Map.of());

  /** How many versions stay to be rolled back to. */
  static final int KEPT_VERSIONS = 100;

  public PolicyImage {
    versions = unmodifiableSortedMap(new TreeMap<>(versions));
    listContents = Map.copyOf(listContents);
  }

  /** Nothing is arriving, and there is no draft. */
  public PolicyImage(
      @Nullable PolicySnapshot current,
      SortedMap<Integer, PolicySnapshot> versions,
      Map<String, List<String>> listContents) {
    this(current, versions, listContents, Arriving.NOTHING, null);
  }

  /**
   * Records whose companions have not come in yet: a transaction may be read in pieces.
   *
   * @param current the next to be in force, once all its lists are there; null: none
   * @param parts of lists, by address and number
   */
  public record Arriving(
      @Nullable PolicySnapshot current, Map<String, SortedMap<Integer, ListPart>> parts) {

    static final Arriving NOTHING = new Arriving(null, Map.of());
  }

  /**
   * The lists that a snapshot names, by name.
   *
   * @throws RegistryException where the content of one is missing
   */
  public Map<String, NamedList> listsOf(PolicySnapshot snapshot) {
    Map<String, NamedList> lists = new HashMap<>();
    snapshot
        .lists()
        .forEach(
            (name, address) -> {
              List<String> members = listContents.get(address);
              if (members == null) {
                throw new RegistryException(
                    "the content of list %s of policy version %d is missing; publish the policy again"
                        .formatted(name, snapshot.version()));
              }
              lists.put(name, new NamedList(name, members));
            });
    return lists;
  }

  /**
   * Why a newer version than the current one is not in force yet, a sentence; null: there is none.
   */
  public @Nullable String incomplete() {
    PolicySnapshot waiting = arriving.current();
    return waiting == null
        ? null
        : "policy version %d waits for the content of its lists".formatted(waiting.version());
  }

  /** The order that a new draft begins with: that in force; empty where nothing was published. */
  public Policy published() {
    return current == null
        ? new Policy(Policy.Match.FIRST, List.of())
        : new Policy(
            current.match(),
            current.rules().stream()
                .map(e -> new Policy.Entry(e.rule().id(), e.enabled(), e.clusters(), e.mode()))
                .toList());
  }

  /** The draft; what it would begin with where there is none. */
  public Policy edited() {
    return draft == null ? published() : draft;
  }

  /** The image with that draft; null: with none. */
  public PolicyImage withDraft(@Nullable Policy other) {
    return new PolicyImage(current, versions, listContents, arriving, other);
  }

  /** The version that the next snapshot gets. */
  int nextVersion() {
    int inForce = current == null ? 0 : current.version();
    return Math.max(inForce, versions.isEmpty() ? 0 : versions.lastKey()) + 1;
  }

  /**
   * The image in which the snapshot is in force; versions beyond the kept ones go, a draft stays.
   */
  PolicyImage publish(PolicySnapshot snapshot, Map<String, NamedList> lists) {
    SortedMap<Integer, PolicySnapshot> kept = new TreeMap<>(versions);
    kept.put(snapshot.version(), snapshot);
    while (kept.size() > KEPT_VERSIONS) {
      kept.remove(kept.firstKey());
    }
    Map<String, List<String>> contents = new HashMap<>(listContents);
    lists.values().forEach(list -> contents.put(list.sha256(), list.members()));
    contents.keySet().removeIf(address -> kept.values().stream().noneMatch(v -> names(v, address)));
    return new PolicyImage(snapshot, kept, contents, Arriving.NOTHING, draft);
  }

  private static boolean names(PolicySnapshot snapshot, String address) {
    return snapshot.lists().containsValue(address);
  }

  @Override
  public Delta<PolicyImage> delta() {
    return new PolicyDelta(this);
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    new TreeMap<>(listContents)
        .forEach(
            (address, members) -> {
              List<ListPart> parts = ListPart.split(members);
              for (int number = 0; number < parts.size(); number++) {
                entries.put(PolicyKey.part(address, number), parts.get(number));
              }
            });
    arriving
        .parts()
        .forEach(
            (address, parts) ->
                parts.forEach(
                    (number, part) -> entries.put(PolicyKey.part(address, number), part)));
    versions.forEach((version, snapshot) -> entries.put(PolicyKey.version(version), snapshot));
    if (current != null || arriving.current() != null) {
      entries.put(PolicyKey.CURRENT, requireNonNullElse(arriving.current(), current));
    }
    if (draft != null) {
      entries.put(PolicyKey.DRAFT, draft);
    }
    return entries;
  }
}
