package io.bellbuoy.rules.match;

import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Judges events by a whole policy at once. This class is thread-safe: each call takes space of its
 * own out of a few that are kept with the policy, and goes with it.
 */
final class PolicyMatcher {

  /** As many threads may judge at once without making new space for each event. */
  private static final int SPACES = 64;

  private final PolicyProgram program;
  private final AtomicReferenceArray<@Nullable Judgement> spaces =
      new AtomicReferenceArray<>(SPACES);

  PolicyMatcher(PolicyProgram program) {
    this.program = program;
  }

  /** The verdict; null where the bytes are seen to be no event. */
  @Nullable Verdict assess(byte[] event, Attributes attributes) {
    int place = (int) (Thread.currentThread().getId() & (SPACES - 1));
    Judgement space = spaces.getAndSet(place, null);
    if (space == null) {
      space = new Judgement(program);
    }
    try {
      return space.assess(event, attributes);
    } catch (UnreadableEventException e) {
      return null;
    } finally {
      spaces.setRelease(place, space);
    }
  }

  /** How many bytes of these events are read before their verdicts are known, all together. */
  long bytesRead(List<byte[]> events) {
    Judgement space = new Judgement(program);
    long bytes = 0;
    for (byte[] event : events) {
      space.assess(event, Attributes.NONE);
      bytes += Math.max(0, space.bytesRead());
    }
    return bytes;
  }
}
