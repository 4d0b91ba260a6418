package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Alerts for tests. */
public final class AlertFixture {

  /** When the first alerts of tests are raised. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<Severity> SEVERITIES = List.of(Severity.values());
  private static final List<String> CLUSTERS = List.of("prod", "test", "dev");
  private static final List<String> RULES = List.of("exec-in-pod", "host-path", "privileged-pod");
  private static final List<String> NAMESPACES = List.of("default", "kube-system", "Ünïcode");

  private AlertFixture() {}

  /** The n-th alert, raised n seconds after the start; the same n gives the same alert. */
  public static Alert alert(int n) {
    return alert("prod", n, SEVERITIES.get(n % 4), "message " + n);
  }

  /** One that differs in what is given. */
  public static Alert alert(String cluster, int n, Severity severity, String message) {
    return alert(
        cluster,
        START.plusSeconds(n),
        new Alert.RuleReference(
            RULES.get(n % 3), "A rule", severity, List.of("T1610", "T16" + n % 5), List.of("tag")),
        message,
        new Alert.User("user-" + n % 7, "uid", List.of("system:authenticated")),
        new Alert.ObjectReference("pods", "exec", NAMESPACES.get(n % 3), "pod-" + n, "", "v1"),
        "event-" + n);
  }

  /** One of that user about that pod, n seconds after the start; null: of nobody, about nothing. */
  public static Alert about(
      String cluster,
      int n,
      @Nullable String user,
      @Nullable String namespace,
      @Nullable String pod) {
    return alert(
        cluster,
        START.plusSeconds(n),
        new Alert.RuleReference("exec-in-pod", "A rule", Severity.LOW, List.of(), List.of()),
        "message " + n,
        user == null ? null : new Alert.User(user, null, List.of()),
        pod == null ? null : new Alert.ObjectReference("pods", "exec", namespace, pod, null, "v1"),
        "event-" + n + "-" + user + "-" + namespace + "-" + pod);
  }

  /** The first n alerts. */
  public static List<Alert> alerts(int n) {
    return IntStream.range(0, n).mapToObj(AlertFixture::alert).toList();
  }

  /** Some alert of many; members may be missing, times may be the same. */
  public static Alert random(RandomGenerator random, int n) {
    String cluster = CLUSTERS.get(random.nextInt(3));
    Alert.RuleReference rule =
        new Alert.RuleReference(
            RULES.get(random.nextInt(3)),
            "A rule",
            SEVERITIES.get(random.nextInt(4)),
            random.nextBoolean() ? List.of() : List.of("T1", "T1610"),
            List.of());
    return alert(
        cluster,
        START.plusSeconds(random.nextInt(50)).plusNanos(random.nextInt(2_000_000)),
        rule,
        "did " + random.nextInt(20) + "% of \\ 'IT'",
        random.nextInt(4) == 0
            ? null
            : new Alert.User("user-" + random.nextInt(3), null, List.of()),
        random.nextInt(4) == 0
            ? null
            : new Alert.ObjectReference(
                "pods", null, NAMESPACES.get(random.nextInt(3)), "p", null, "v1"),
        "event-" + n);
  }

  private static Alert alert(
      String cluster,
      Instant raisedAt,
      Alert.RuleReference rule,
      String message,
      Alert.@Nullable User user,
      Alert.@Nullable ObjectReference object,
      String eventId) {
    return new Alert(
        Alert.id(cluster, eventId, rule.id()),
        raisedAt,
        raisedAt.minusSeconds(1).toString(),
        rule,
        1,
        message,
        cluster,
        "kubernetes",
        null,
        null,
        null,
        null,
        null,
        "webhook",
        "audit-" + eventId,
        "RequestResponse",
        "ResponseComplete",
        rule.attack().isEmpty() ? null : "create",
        user,
        null,
        object,
        "/api/v1/pods",
        List.of("192.0.2.7"),
        "kubectl/1.31",
        201,
        "allow",
        "",
        List.of(new Alert.Evidence("verb", "create")),
        new RawJson("{\"kind\":\"Event\",\"kind\":\"twice\"}"));
  }
}
