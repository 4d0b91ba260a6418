package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as CSV (RFC 4180), one a line, for spreadsheets. Most texts are an attacker's: none may
 * become a formula there.
 */
final class AlertCsv {

  private static final String LINE_END = "\r\n";
  private static final String APOSTROPHE = "'";

  /** The signs that begin a formula, also as wide ones, which some programs take for the same. */
  private static final String FORMULA = "=+-@＝＋－＠";

  /** What begins another cell where the list separator is no comma, or where text is pasted. */
  private static final String BETWEEN_CELLS = ";\t\r\n";

  private static final String NEEDS_QUOTES = "\",;\t\r\n ";

  private record Column(String name, Function<StoredAlert, @Nullable Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", stored -> stored.alert().id()),
          new Column("raisedAt", stored -> stored.alert().raisedAt()),
          new Column("time", stored -> stored.alert().time()),
          new Column("severity", stored -> stored.alert().rule().severity().text()),
          new Column("state", stored -> stored.state().text()),
          new Column("stateReason", stored -> said(stored, AlertCsv::reason)),
          new Column("stateComment", stored -> said(stored, StateChange::comment)),
          new Column("stateBy", stored -> said(stored, StateChange::by)),
          new Column("stateAt", stored -> said(stored, StateChange::at)),
          new Column("rule", stored -> stored.alert().rule().id()),
          new Column("ruleName", stored -> stored.alert().rule().name()),
          new Column("attack", stored -> String.join(" ", stored.alert().rule().attack())),
          new Column("message", stored -> stored.alert().message()),
          new Column("cluster", stored -> stored.alert().cluster()),
          new Column("user", stored -> user(stored, Alert.User::username)),
          new Column("groups", stored -> user(stored, user -> String.join(", ", user.groups()))),
          new Column("impersonatedUser", stored -> stored.alert().impersonatedUser()),
          new Column("verb", stored -> stored.alert().verb()),
          new Column("resource", stored -> object(stored, Alert.ObjectReference::resource)),
          new Column("subresource", stored -> object(stored, Alert.ObjectReference::subresource)),
          new Column("namespace", stored -> object(stored, Alert.ObjectReference::namespace)),
          new Column("name", stored -> object(stored, Alert.ObjectReference::name)),
          new Column("requestURI", stored -> stored.alert().requestURI()),
          new Column("sourceIPs", stored -> String.join(" ", stored.alert().sourceIPs())),
          new Column("userAgent", stored -> stored.alert().userAgent()),
          new Column("responseCode", stored -> stored.alert().responseCode()),
          new Column("decision", stored -> stored.alert().decision()),
          new Column("reason", stored -> stored.alert().reason()),
          new Column("auditID", stored -> stored.alert().auditID()),
          new Column("policyVersion", stored -> stored.alert().policyVersion()));

  private AlertCsv() {}

  private static @Nullable Object said(
      StoredAlert stored, Function<StateChange, @Nullable Object> part) {
    return stored.change() == null ? null : part.apply(stored.change());
  }

  private static @Nullable Object reason(StateChange change) {
    CloseReason reason = change.reason();
    return reason == null ? null : reason.text();
  }

  private static @Nullable Object user(
      StoredAlert stored, Function<Alert.User, @Nullable Object> part) {
    Alert.User user = stored.alert().user();
    return user == null ? null : part.apply(user);
  }

  private static @Nullable Object object(
      StoredAlert stored, Function<Alert.ObjectReference, @Nullable Object> part) {
    Alert.ObjectReference object = stored.alert().object();
    return object == null ? null : part.apply(object);
  }

  /** The line of the columns' names. */
  static String head() {
    return COLUMNS.stream().map(Column::name).collect(Collectors.joining(",")) + LINE_END;
  }

  /** The alert's line. */
  static String line(StoredAlert stored) {
    return COLUMNS.stream()
            .map(column -> cell(column.value().apply(stored)))
            .collect(Collectors.joining(","))
        + LINE_END;
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : harmless(value.toString());
    boolean quoted = text.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** The text with an apostrophe before everything that could begin a formula. */
  static String harmless(String text) {
    StringBuilder harmless = new StringBuilder(text.length() + 2);
    if (!text.isEmpty() && BETWEEN_CELLS.indexOf(text.charAt(0)) > 0) {
      harmless.append(APOSTROPHE);
    }
    boolean atBeginning = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (atBeginning && FORMULA.indexOf(c) >= 0) {
        harmless.append(APOSTROPHE);
      }
      atBeginning = BETWEEN_CELLS.indexOf(c) >= 0 || (atBeginning && isSkipped(c));
      harmless.append(c);
    }
    return harmless.toString();
  }

  /** What a program may leave out before it looks at a cell. */
  private static boolean isSkipped(char c) {
    return c == '"'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
