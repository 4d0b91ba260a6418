package io.bellbuoy.console.changes;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.schemas.Role;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Who changed what, when, from where. Thread-safe. */
public final class ChangesApi implements Api {

  private final ChangeLog log;

  public ChangesApi(ChangeLog log) {
    this.log = log;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/changes", Role.VIEWER, "Who changed what, newest first", this::list));
  }

  private Answer list(Request request) {
    List<String> objects = request.queryList("object");
    List<String> by = request.queryList("by");
    Instant from = request.queryInstant("from");
    Instant to = request.queryInstant("to");
    Predicate<ChangeLog.Entry> wanted =
        entry ->
            (objects.isEmpty() || objects.stream().anyMatch(o -> isAt(entry.object(), o)))
                && (by.isEmpty() || by.contains(entry.by()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    return Answer.json(ShownChange.of(request, log, wanted));
  }

  /** Who asks for {@code rule} means all rules. */
  private static boolean isAt(String object, String wanted) {
    return object.equals(wanted) || object.startsWith(wanted.endsWith("/") ? wanted : wanted + "/");
  }
}
