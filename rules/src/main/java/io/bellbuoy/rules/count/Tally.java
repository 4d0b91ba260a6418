package io.bellbuoy.rules.count;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Occurrences.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one group of matches. Immutable; a record of JSON.
 *
 * <p>Until there are enough of them close together, the matches of the last while are remembered
 * one by one, so that a burst is found wherever it begins. With the one that makes it enough an
 * alert is raised; those that follow until its time is over are only counted for it.
 *
 * @param seen those that may still become an alert, oldest first, fewer than the limit asks for
 * @param withinMillis how long they are remembered
 * @param open the alert that stands for what comes now; null: none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tally(List<Seen> seen, long withinMillis, @Nullable OpenAlert open) {

  /** Nothing came yet. */
  public static final Tally EMPTY = new Tally(List.of(), 0, null);

  public Tally {
    seen = seen == null ? List.of() : List.copyOf(seen);
  }

  /**
   * One match that is remembered.
   *
   * @param at when it came, epoch milliseconds
   * @param distinct the value of which different ones are counted
   * @param times how often that value came; 1 where none is told apart
   * @param sample the match itself; null where there are samples enough
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Seen(long at, @Nullable String distinct, long times, @Nullable Sample sample) {}

  /**
   * What came of a match, or of time.
   *
   * @param tally what is remembered from now on
   * @param closed the final numbers of the alert whose time is over; null: none is
   * @param raised what the alert that is to be raised stands for; null: none is
   */
  public record Step(Tally tally, @Nullable Occurrences closed, @Nullable Occurrences raised) {

    public Step {
      requireNonNull(tally, "tally");
    }
  }

  /** Whether there is nothing to remember. */
  public boolean isEmpty() {
    return seen.isEmpty() && open == null;
  }

  /** How many matches are counted now, for an alert or towards one. */
  public long count() {
    return open != null ? open.count() : seen.size();
  }

  /** When time alone changes something, in epoch milliseconds; of one that is not empty. */
  public long due() {
    return open != null ? open.until() : seen.get(seen.size() - 1).at() + withinMillis;
  }

  /** Counts a match. Matches may come a little out of order. */
  public Step add(Occurrence occurrence, Sample sample) {
    long at = sample.time().toEpochMilli();
    if (open != null && at < open.until()) {
      return new Step(new Tally(List.of(), 0, open.with(occurrence, sample)), null, null);
    }
    Occurrences closed = open == null ? null : open.occurrences(true);
    Limits limits = occurrence.limits();
    List<Seen> near = near(occurrence, sample, at, limits.withinMillis());
    if (near.size() < limits.count()) {
      return new Step(new Tally(near, limits.withinMillis(), null), closed, null);
    }
    OpenAlert next = OpenAlert.of(near, occurrence, at);
    return new Step(new Tally(List.of(), 0, next), closed, next.occurrences(false));
  }

  /**
   * Lets time pass.
   *
   * @param until all matches that came before it have been counted; epoch milliseconds
   */
  public Step pass(long until) {
    if (isEmpty() || until < due()) {
      return new Step(this, null, null);
    }
    return new Step(EMPTY, open == null ? null : open.occurrences(true), null);
  }

  /** The match among those before it that are less than the time away from the last of all. */
  private List<Seen> near(Occurrence occurrence, Sample sample, long at, long within) {
    long newest = seen.isEmpty() ? at : Math.max(at, seen.get(seen.size() - 1).at());
    List<Seen> near = new ArrayList<>();
    int samples = 0;
    long times = 1;
    for (Seen one : seen) {
      boolean again = one.distinct() != null && one.distinct().equals(occurrence.distinct());
      if (one.at() > newest - within && !again) {
        near.add(one);
        samples += one.sample() == null ? 0 : 1;
      }
      times += again ? one.times() : 0;
    }
    if (at <= newest - within && within > 0) {
      return near; // too late to be of this burst
    }
    int place = near.size();
    while (place > 0 && near.get(place - 1).at() > at) {
      place--;
    }
    boolean kept = samples < Occurrences.MOST_SAMPLES;
    near.add(place, new Seen(at, occurrence.distinct(), times, kept ? sample : null));
    return near;
  }
}
