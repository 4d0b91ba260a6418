package io.bellbuoy.console.http;

import io.bellbuoy.schemas.JsonSerde;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an edited thing was made on. Immutable.
 *
 * @param create whether the thing is to be new ({@code If-None-Match: *})
 * @param tags the states it may be in ({@code If-Match}); {@code *}: any
 */
public record Precondition(boolean create, List<String> tags) {

  public Precondition {
    tags = List.copyOf(tags);
  }

  /**
   * What the headers say.
   *
   * @throws ProblemException 428 where they say nothing, 400 where they contradict
   */
  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch == null && ifNoneMatch == null) {
      throw ProblemException.of(
          428,
          "say what you change: If-Match with the ETag you have read,"
              + " or If-None-Match: * to make something new");
    }
    if (ifMatch != null && ifNoneMatch != null) {
      throw ProblemException.of(400, "If-Match and If-None-Match exclude each other; send one");
    }
    if (ifMatch == null) {
      if (!"*".equals(ifNoneMatch)) {
        throw ProblemException.of(400, "If-None-Match takes * alone here");
      }
      return new Precondition(true, List.of());
    }
    return new Precondition(false, Arrays.stream(ifMatch.split(",")).map(String::strip).toList());
  }

  /**
   * Returns where the thing is as it was when the change was made. To be asked within the
   * transaction that changes it.
   *
   * @param current the thing as an {@link Answer#edited} would show it; null: there is none
   * @throws ProblemException 404 or 412; a 412 shows the current thing in the member {@code
   *     current} and its tag in the header {@code ETag}
   */
  public void check(@Nullable Object current) {
    if (current != null) {
      check(current, Etag.of(current));
    } else if (!create) {
      throw ProblemException.of(404, "there is none of that name any more, or never was");
    }
  }

  /**
   * As {@link #check(Object)}, of a thing whose tag is more than what is shown of it.
   *
   * @param tag its tag now
   */
  public void check(Object current, String tag) {
    if (create) {
      throw stale("it exists already; look at it, and change it with If-Match", current, tag);
    }
    if (!tags.contains("*") && !tags.contains(tag)) {
      throw stale(
          "somebody else has changed it since you read it; look at what it is now", current, tag);
    }
  }

  private static ProblemException stale(String detail, Object current, String tag) {
    // As our mapper sees it: the problem's own knows nothing of times.
    Object shown = JsonSerde.mapper().valueToTree(current);
    return ProblemException.of(412, detail, Map.of("current", shown)).etag(tag);
  }
}
