package io.bellbuoy.rules.match.scan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the top-level members of an event, of each name the first one only. It takes for
 * granted that the bytes are JSON; of others it may see too late, or never, that they are not. For
 * one thread.
 */
public final class MemberCursor {

  /** A member whose name is not among those that are told apart. */
  public static final int OTHER = ByteTable.NONE;

  /** The event has ended. */
  public static final int END = -2;

  /** The bytes are no event. */
  public static final int BROKEN = -3;

  private static final int REPEATED = -4;
  private static final int NONE_YET = -1;

  private static final byte[] NOTHING = {};

  private final RootPaths paths;
  private final JsonScanner json = new JsonScanner();
  private final ValueScanner scanner;
  private final TextDecoder decoder = new TextDecoder();

  /** For each member the event in which it came last. */
  private final int[] epochs;

  /**
   * For each member the one that came after it last time, first the one that events begin with: API
   * servers always write them in one order.
   */
  private final int[] followers;

  private final Set<String> others = new HashSet<>();
  private byte[] bytes = NOTHING;
  private int epoch;
  private int last;
  private int at;
  private int start;
  private @Nullable PathState state;

  public MemberCursor(RootPaths paths, EventValues values) {
    this.paths = paths;
    scanner = new ValueScanner(json, values);
    epochs = new int[paths.size()];
    followers = new int[paths.size() + 1];
    Arrays.fill(followers, NONE_YET);
  }

  /** Goes to the beginning of an event; whether it is an object. */
  public boolean begin(byte[] event) {
    bytes = event;
    json.read(event);
    scanner.read(event);
    epoch++;
    if (epoch == 0) {
      // Once in four billion events a number comes again.
      Arrays.fill(epochs, 0);
      epoch = 1;
    }
    if (!others.isEmpty()) {
      others.clear();
    }
    last = NONE_YET;
    at = json.skipSpace(0);
    return json.at(at++) == '{';
  }

  /**
   * Goes to the next member; it must be skipped or walked through then.
   *
   * @return the index of its name, or {@link #OTHER}, {@link #END}, {@link #BROKEN}
   */
  public int next() {
    while (true) {
      at = json.skipSpace(at);
      if (json.at(at) == ',') {
        at = json.skipSpace(at + 1);
      }
      int first = json.at(at);
      if (first == '}') {
        return json.isEnd(json.skipSpace(at + 1)) ? END : BROKEN;
      }
      int member = first == '"' ? member(at + 1) : BROKEN;
      if (member != REPEATED) {
        return member;
      }
      if (!skip()) {
        return BROKEN;
      }
    }
  }

  /** The index of the name that begins there; goes to its value. */
  private int member(int from) {
    int expected = followers[last + 1];
    WrittenName name = expected == NONE_YET ? null : paths.written(expected);
    if (name != null && name.isAt(bytes, from)) {
      at = json.afterColon(from + name.length() + 1);
      start = at;
      last = expected;
      return at < 0 ? BROKEN : first(expected);
    }
    int close = json.textEnd(from);
    at = close < 0 ? close : json.afterColon(close + 1);
    start = at;
    if (at < 0) {
      return BROKEN;
    }
    if (json.isPlain(from, close)) {
      return find(bytes, from, close);
    }
    decoder.clear();
    return decoder.appendName(bytes, from, close)
        ? find(decoder.bytes(), 0, decoder.length())
        : BROKEN;
  }

  /** The index of a name; finds out where the paths stand. */
  private int find(byte[] name, int from, int to) {
    int member = paths.names().find(name, from, to);
    if (member == OTHER) {
      state = paths.stateOfOther(name, from, to);
      // Where no path goes on, it makes no difference which one came first.
      return state == null || others.add(Texts.text(name, from, to)) ? OTHER : REPEATED;
    }
    followers[last + 1] = member;
    last = member;
    return first(member);
  }

  private int first(int member) {
    if (epochs[member] == epoch) {
      return REPEATED;
    }
    epochs[member] = epoch;
    state = paths.state(member);
    return member;
  }

  /** Passes by the member; false: its value is broken. */
  public boolean skip() {
    at = json.skipValue(at);
    return at >= 0;
  }

  /** Walks through the member along all paths; false: its value is broken. */
  public boolean walk() {
    at = state == null ? json.skipValue(at) : scanner.scan(at, state);
    return at >= 0;
  }

  /** Where the member's value begins. */
  public int start() {
    return start;
  }

  /** Behind the member's value, once it was skipped or walked through. */
  public int end() {
    return at;
  }
}
