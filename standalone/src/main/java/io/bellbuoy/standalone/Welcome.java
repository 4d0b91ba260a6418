package io.bellbuoy.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} says when it is ready.
 *
 * @param password of the user admin, where it was just made
 */
record Welcome(Endpoints endpoints, @Nullable String password, Path data) {

  /** Each call makes an event of its own: the very same bytes would be the same event again. */
  static final String FIRST_EVENT =
      """
      {"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[{"level":"Request",\
      "auditID":"first-'$(date +%s)'","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods",\
      "verb":"create","user":{"username":"mallory"},"sourceIPs":["192.0.2.7"],"objectRef":\
      {"resource":"pods","namespace":"shop","name":"miner","apiVersion":"v1"},"responseStatus":{"code":201},\
      "requestObject":{"kind":"Pod","metadata":{"name":"miner"},"spec":{"containers":[{"name":"miner",\
      "image":"miner","securityContext":{"privileged":true}}]}}}]}\
      """;

  void print(PrintWriter out, long nanos) {
    out.printf("Bellbuoy is ready (%.1f s).%n%n", nanos / 1e9);
    out.println("  console  " + endpoints.console());
    if (password != null) {
      out.println("           log in as admin with the one-time password " + password);
    }
    out.println("  webhook  " + endpoints.webhook() + "  (cluster local)");
    if (endpoints.https() != null) {
      out.println("  https    " + endpoints.https() + "  (authority: " + endpoints.ca() + ")");
    }
    out.println("  alerts   " + endpoints.api() + "/api/v1/alerts");
    out.println("  token    " + endpoints.token() + "  (for this run)");
    out.println("  kafka    " + endpoints.kafka());
    out.println("  data     " + data);
    out.println();
    out.println("Raise a first alert:");
    out.println();
    out.println(firstEvent());
    out.println();
    out.println("and see it here, or with:");
    out.println();
    out.println(
        "curl -s -H 'Authorization: Bearer "
            + endpoints.token()
            + "' "
            + endpoints.api()
            + "/api/v1/alerts");
    out.println();
    out.println("Alerts follow, one JSON line each. Ctrl-C stops.");
    out.flush();
  }

  String firstEvent() {
    return "curl -s -X POST -H 'Content-Type: application/json' "
        + endpoints.webhook()
        + " -d '"
        + FIRST_EVENT
        + "'";
  }

  @Override
  public String toString() {
    return "Welcome";
  }
}
