package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Alerts as they may be after a season: twenty clusters, sixty rules, some thousand people, an
 * event of a kilobyte and a half each. One rule is frequent everywhere but in one cluster.
 *
 * @param count of all
 * @param first when the first of them is raised
 * @param span until the last
 */
record ManyAlerts(int count, Instant first, Duration span) {

  static final String FREQUENT = "rule-0";
  static final String QUIET = "cluster-19";
  private static final int SELDOM = 100_000;
  private static final Severity[] SEVERITIES = Severity.values();
  private static final String ANNOTATION = "a value that fills the event up to its usual size, ";

  /** Some of them in the order of time. */
  List<Alert> some(int from, int to) {
    return IntStream.range(from, Math.min(to, count)).mapToObj(this::one).toList();
  }

  private Alert one(int n) {
    SplittableRandom random = new SplittableRandom(n);
    String cluster = "cluster-" + random.nextInt(20);
    int rule = random.nextInt(3) == 0 ? 0 : random.nextInt(60);
    if (rule == 0 && cluster.equals(QUIET) && n % SELDOM > 20) {
      rule = 1 + random.nextInt(59);
    }
    Instant at = first.plusMillis(span.toMillis() * n / count);
    String user = "user-" + random.nextInt(5000) + "@example.com";
    String namespace = "team-" + random.nextInt(200);
    String pod = "api-" + random.nextInt(100_000);
    return new Alert(
        Alert.id(cluster, "event-" + n, "rule-" + rule),
        at,
        at.minusMillis(300).toString(),
        new Alert.RuleReference(
            "rule-" + rule,
            "What rule " + rule + " looks for",
            SEVERITIES[rule % SEVERITIES.length],
            List.of("T1610", "T16" + rule),
            List.of("workload")),
        7,
        user + " opened a shell in " + namespace + "/" + pod,
        cluster,
        "kubernetes",
        null,
        null,
        null,
        null,
        null,
        "webhook",
        "0a1b2c3d-" + n,
        "RequestResponse",
        "ResponseComplete",
        rule % 2 == 0 ? "create" : "get",
        new Alert.User(user, "uid-" + n, List.of("system:authenticated", "dev")),
        null,
        new Alert.ObjectReference("pods", "exec", namespace, pod, "", "v1"),
        "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/exec?command=sh&stdin=true",
        List.of("192.0.2." + n % 250),
        "kubectl/v1.31.0 (linux/amd64) kubernetes/9edcffc",
        101,
        "allow",
        "RBAC: allowed by ClusterRoleBinding",
        List.of(new Alert.Evidence("objectRef.subresource", "exec")),
        event(n, user, namespace, pod));
  }

  private static RawJson event(int n, String user, String namespace, String pod) {
    return new RawJson(
        ("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"0a1b2c3d-" + n)
            + ("\",\"user\":{\"username\":\"" + user + "\",\"groups\":[\"dev\"]},\"objectRef\":")
            + ("{\"namespace\":\"" + namespace + "\",\"name\":\"" + pod + "\"},\"annotations\":{")
            + ("\"note\":\"" + ANNOTATION.repeat(24) + "\"}}"));
  }
}
