package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.event.JsonReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one value along all paths at once, with a stack of its own, and passes by what no
 * path asks for. For one thread.
 */
final class ValueScanner {

  /** Stands for the index of the element where an object is open. */
  private static final int OBJECT = -1;

  private static final PathState NOWHERE = new PathState();

  private final JsonScanner json;
  private final EventValues values;
  private final TextDecoder names = new TextDecoder();
  private byte[] bytes = {};

  /** Where the paths stand in what is open, outermost first. */
  private PathState[] open = new PathState[32];

  /** The index of the next element of what is open. */
  private int[] indexes = new int[32];

  private int depth;

  /** For open arrays whose last elements are asked for: where these begin, by turns. */
  private int[] starts = new int[16];

  private int startsInUse;

  /** Where the paths stand at the value that was found last; null: none was found. */
  private @Nullable PathState reached;

  ValueScanner(JsonScanner json, EventValues values) {
    this.json = json;
    this.values = values;
    Arrays.fill(open, NOWHERE);
  }

  void read(byte[] event) {
    bytes = event;
    depth = 0;
    startsInUse = 0;
  }

  /** Behind the value that begins there, walked through from that state; negative: it is none. */
  int scan(int from, PathState state) {
    int base = depth;
    int at = value(from, state);
    while (at >= 0 && depth > base) {
      reached = null;
      at = indexes[depth - 1] == OBJECT ? nextMember(at) : nextElement(at);
      if (at >= 0 && reached != null) {
        at = value(at, reached);
      }
    }
    return at;
  }

  /** Behind a value, or behind its bracket where it is gone into. */
  private int value(int at, PathState state) {
    int first = json.at(at);
    if (first == '"') {
      int close = json.textEnd(at + 1);
      boolean fine =
          close >= 0 && (state.ends.length == 0 || values.text(state.ends, at + 1, close));
      return fine ? close + 1 : JsonScanner.BROKEN;
    }
    if (first == '{') {
      values.container(state.ends, true);
      return state.members == null ? json.skipValue(at) : open(at, state, OBJECT);
    }
    if (first == '[') {
      values.container(state.arrayEnds, false);
      return state.elements == null ? json.skipValue(at) : open(at, state, 0);
    }
    int end = json.literalEnd(at);
    if (end >= 0 && first != 'n' && state.ends.length > 0) {
      values.literal(state.ends, at, end);
    }
    return end;
  }

  private int open(int at, PathState state, int index) {
    if (depth == JsonReader.MAX_NESTING) {
      return JsonScanner.BROKEN;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    open[depth] = state;
    indexes[depth] = index;
    depth++;
    if (index != OBJECT && state.elements != null) {
      startsInUse += state.elements.last();
      if (startsInUse > starts.length) {
        starts = Arrays.copyOf(starts, 2 * startsInUse);
      }
    }
    return at + 1;
  }

  /** At the next member that a path asks for; behind the object where there is none. */
  private int nextMember(int from) {
    MemberMoves moves = open[depth - 1].members;
    int at = from;
    while (moves != null) {
      at = afterComma(at);
      int first = json.at(at);
      if (first == '}') {
        depth--;
        return at + 1;
      }
      int close = first == '"' ? json.textEnd(at + 1) : JsonScanner.BROKEN;
      if (close < 0) {
        return JsonScanner.BROKEN;
      }
      PathState next = named(moves, at + 1, close);
      at = json.afterColon(close + 1);
      if (at < 0 || next != null) {
        reached = next;
        return at;
      }
      at = json.skipValue(at);
      if (at < 0) {
        return at;
      }
    }
    return JsonScanner.BROKEN;
  }

  /** Only a name that is not known as it stands there may have to be decoded. */
  private @Nullable PathState named(MemberMoves moves, int from, int to) {
    PathState named = moves.plain() ? moves.named(bytes, from, to) : null;
    if (named != null) {
      return named;
    }
    if (json.isPlain(from, to)) {
      return moves.plain() ? moves.unnamed() : moves.at(bytes, from, to);
    }
    names.clear();
    return names.appendName(bytes, from, to)
        ? moves.at(names.bytes(), 0, names.length())
        : moves.unnamed();
  }

  /** At the next element that a path asks for; behind the array where there is none. */
  private int nextElement(int from) {
    ElementMoves moves = open[depth - 1].elements;
    int at = from;
    while (moves != null) {
      at = afterComma(at);
      if (json.at(at) == ']') {
        return close(at + 1, moves);
      }
      int index = indexes[depth - 1]++;
      if (moves.last() > 0) {
        starts[startsInUse - moves.last() + index % moves.last()] = at;
      }
      PathState next = moves.at(index);
      if (next != null) {
        reached = next;
        return at;
      }
      at = json.skipValue(at);
      if (at < 0) {
        return at;
      }
    }
    return JsonScanner.BROKEN;
  }

  /** Only now is it known which element is the last: it is walked through once more. */
  private int close(int after, ElementMoves moves) {
    int count = indexes[depth - 1];
    for (int i = 0; i < moves.places().length; i++) {
      int place = moves.places()[i];
      if (place <= count) {
        int start = starts[startsInUse - moves.last() + (count - place) % moves.last()];
        if (scan(start, moves.placed()[i]) < 0) {
          return JsonScanner.BROKEN;
        }
      }
    }
    reached = null;
    startsInUse -= moves.last();
    depth--;
    return after;
  }

  private int afterComma(int from) {
    int at = json.skipSpace(from);
    return json.at(at) == ',' ? json.skipSpace(at + 1) : at;
  }
}
