package io.bellbuoy.registry;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change to what was published. Not thread-safe. The snapshot in force changes only when the
 * contents of all its lists are there, however the records are spread over deltas.
 */
final class PolicyDelta implements Delta<PolicyImage> {

  private static final JsonSerde<PolicySnapshot> SNAPSHOTS = new JsonSerde<>(PolicySnapshot.class);
  private static final JsonSerde<Policy> DRAFTS = new JsonSerde<>(Policy.class);
  private static final JsonSerde<ListPart> PARTS = new JsonSerde<>(ListPart.class);

  private final SortedMap<Integer, PolicySnapshot> versions;
  private final Map<String, List<String>> contents;
  private final Map<String, SortedMap<Integer, ListPart>> parts = new HashMap<>();
  private @Nullable PolicySnapshot current;
  private @Nullable PolicySnapshot next;
  private @Nullable Policy draft;

  PolicyDelta(PolicyImage before) {
    versions = new TreeMap<>(before.versions());
    contents = new HashMap<>(before.listContents());
    before.arriving().parts().forEach((list, some) -> parts.put(list, new TreeMap<>(some)));
    current = before.current();
    next = before.arriving().current();
    draft = before.draft();
  }

  @Override
  public void replay(String key, byte @Nullable [] value) {
    PolicyKey parsed = PolicyKey.of(key);
    if (parsed instanceof PolicyKey.Current) {
      replayCurrent(value);
    } else if (parsed instanceof PolicyKey.Version version) {
      replayVersion(version.number(), value);
    } else if (parsed instanceof PolicyKey.Part part) {
      replayPart(part, value);
    } else if (parsed instanceof PolicyKey.Draft) {
      draft = value == null ? null : DRAFTS.read(value);
    }
  }

  private void replayCurrent(byte @Nullable [] value) {
    if (value == null) {
      current = null;
      next = null;
    } else {
      next = SNAPSHOTS.read(value);
    }
  }

  private void replayVersion(int number, byte @Nullable [] value) {
    if (value == null) {
      versions.remove(number);
      return;
    }
    PolicySnapshot snapshot = SNAPSHOTS.read(value);
    if (snapshot.version() != number) {
      throw new UnreadableRecordException("it holds version " + snapshot.version());
    }
    versions.put(number, snapshot);
  }

  /** The parts of a list are written and removed together, so one removal stands for all. */
  private void replayPart(PolicyKey.Part key, byte @Nullable [] value) {
    String address = key.address();
    if (value == null) {
      contents.remove(address);
      parts.remove(address);
      return;
    }
    ListPart part = PARTS.read(value);
    if (contents.containsKey(address)) {
      return;
    }
    SortedMap<Integer, ListPart> together = parts.computeIfAbsent(address, a -> new TreeMap<>());
    together.put(key.number(), part);
    if (together.size() < part.parts()) {
      return;
    }
    parts.remove(address);
    List<String> members = ListPart.join(together.values());
    if (!new NamedList("", members).sha256().equals(address)) {
      throw new UnreadableRecordException("the members are not those of the list's address");
    }
    contents.put(address, members);
  }

  @Override
  public PolicyImage apply() {
    PolicySnapshot arriving = next;
    PolicySnapshot inForce = current;
    if (arriving != null && contents.keySet().containsAll(arriving.lists().values())) {
      inForce = arriving;
      arriving = null;
    }
    return new PolicyImage(
        inForce, versions, contents, new PolicyImage.Arriving(arriving, Map.copyOf(parts)), draft);
  }
}
