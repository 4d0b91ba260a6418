package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Exists;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the paths of a test reach in an event, followed together. */
final class Reach {

  private static final int MANY = 10_000;

  private final List<List<Step>> paths;
  private final EventValues values;
  private final MemberCursor cursor;
  private final List<List<String>> overflown = new ArrayList<>();

  Reach(List<String> members, String... paths) {
    this.paths = List.of(paths).stream().map(Reach::steps).toList();
    this.paths.forEach(path -> overflown.add(new ArrayList<>()));
    values = new EventValues(paths.length, (slot, some) -> overflown.get(slot).addAll(texts(some)));
    RootPaths root = RootPaths.of(this.paths, members, MANY);
    if (root == null) {
      throw new AssertionError("too many states");
    }
    cursor = new MemberCursor(root, values);
  }

  static List<Step> steps(String path) {
    String text = "exists(jpath(\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"))";
    if (ExpressionParser.parse(text, Map.of()) instanceof ParseResult.Parsed parsed) {
      Expression expression = parsed.expression();
      return ((PathOperand) ((Exists) expression).operand()).path().steps();
    }
    throw new AssertionError("no path: " + path);
  }

  /** Whether the whole event could be walked through. */
  boolean read(byte[] event) {
    values.read(event);
    overflown.forEach(List::clear);
    if (!cursor.begin(event)) {
      return false;
    }
    int next = cursor.next();
    while (next != MemberCursor.END) {
      if (next == MemberCursor.BROKEN || !cursor.walk()) {
        return false;
      }
      next = cursor.next();
    }
    return true;
  }

  /** The texts that the path of that number reaches. */
  List<String> texts(int path) {
    List<String> all = new ArrayList<>(overflown.get(path));
    all.addAll(texts(values.of(path)));
    return all;
  }

  int count(int path) {
    return values.of(path).count();
  }

  boolean present(int path) {
    return values.of(path).present();
  }

  private static List<String> texts(SlotValues some) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      String mark = (some.kind(i) & SlotValues.LISTED) != 0 ? "*" : "";
      texts.add(Texts.text(some.bytes(i), some.start(i), some.end(i)) + mark);
    }
    return texts;
  }
}
