package io.bellbuoy.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each record that travels as JSON, once with all its members and once with the least. */
record Samples<T>(String schema, Class<T> type, T full, T least) {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  static Stream<Samples<?>> all() {
    return Stream.of(
        new Samples<>("alert", Alert.class, alert(), leastAlert()),
        new Samples<>("rule", Rule.class, rule(), leastRule()),
        new Samples<>(
            "named-list",
            NamedList.class,
            new NamedList("admins", List.of("alice", "bob")),
            new NamedList("nobody", List.of())),
        new Samples<>("policy-snapshot", PolicySnapshot.class, snapshot(), leastSnapshot()),
        new Samples<>("cluster", Cluster.class, cluster(), leastCluster()),
        new Samples<>("channel", ChannelConfig.class, channel(), leastChannel()),
        new Samples<>(
            "api-token",
            ApiToken.class,
            new ApiToken("ci", HASH, Role.OPERATOR, NOON, NOON.plusSeconds(60), "console"),
            new ApiToken("ci", HASH, Role.VIEWER, NOON, null)),
        new Samples<>("user", User.class, user(), leastUser()),
        new Samples<>(
            "ended-session",
            EndedSession.class,
            new EndedSession("s1", NOON),
            new EndedSession("s2", NOON)),
        new Samples<>(
            "token-use", TokenUse.class, new TokenUse("ci", NOON), new TokenUse("ops", NOON)),
        new Samples<>("instance-status", InstanceStatus.class, status(), leastStatus()));
  }

  static User user() {
    return new User(
        "alice@example.com",
        Role.EDITOR,
        "$argon2id$v=19$…",
        "https://id.example",
        true,
        "g1",
        NOON);
  }

  private static User leastUser() {
    return new User("bob", Role.VIEWER, null, null, false, "g1", NOON);
  }

  static Alert alert() {
    return new Alert(
        HASH,
        NOON,
        "2026-01-02T11:59:59.000000Z",
        Alert.RuleReference.to(rule()),
        7,
        "alice created pods/web in shop",
        "prod-eu",
        "eks",
        "123456789012",
        "shop-project",
        "0000-1111",
        "shop-group",
        "eu-central-1",
        "webhook",
        "5d2c7a5e-0000-4000-8000-000000000000",
        "RequestResponse",
        "ResponseComplete",
        "create",
        new Alert.User("alice", "u-1", List.of("dev", "system:authenticated")),
        "bob",
        new Alert.ObjectReference("pods", "exec", "shop", "web", "apps", "v1"),
        "/api/v1/namespaces/shop/pods/web/exec?command=sh",
        List.of("203.0.113.7", "10.0.0.1"),
        "kubectl/v1.31.0",
        101,
        "allow",
        "RBAC: allowed",
        List.of(new Alert.Evidence("verb", "create")),
        occurrences(),
        new RawJson("{\"verb\":\"create\",\"verb\":\"delete\",\"n\":1.50}"));
  }

  private static Occurrences occurrences() {
    return new Occurrences(
        12,
        11,
        NOON,
        NOON.plusSeconds(300),
        Map.of("user.username", "alice"),
        List.of(new Occurrences.Sample(NOON, "a-1", "alice created pods/web in shop")),
        true);
  }

  private static Alert leastAlert() {
    return new Alert(
        HASH,
        NOON,
        null,
        new Alert.RuleReference("r", "R", Severity.LOW, List.of(), List.of()),
        0,
        "",
        "local",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  static Rule rule() {
    return new Rule(
        "exec-in-pod",
        "Exec in a pod",
        Severity.HIGH,
        "A shell in a running container.",
        "{user.username} ran a command in {objectRef.name}",
        "jpath(\"objectRef.subresource\") = \"exec\"",
        List.of(new Rule.ExceptionClause("admins", "jpath(\"user.username\") in @admins")),
        List.of("T1609"),
        List.of("pod-security"),
        List.of("https://example.com/exec"),
        "Ask who did it.",
        List.of("debugging"),
        new Threshold(10, Span.of("5m"), List.of("user.username", "cluster"), "objectRef.name"),
        new Suppression(Span.of("1h"), List.of("user.username", "cluster")),
        List.of(
            new Rule.Test(
                "plain",
                false,
                new RawJson("{\"verb\":\"get\"}"),
                List.of(new RawJson("{\"verb\":\"list\"}")))));
  }

  private static Rule leastRule() {
    return new Rule(
        "r",
        "R",
        Severity.CRITICAL,
        "",
        "R",
        "jpath(\"verb\") = \"get\"",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  static PolicySnapshot snapshot() {
    return new PolicySnapshot(
        7,
        NOON,
        "alice",
        "tighter",
        Policy.Match.ALL,
        List.of(
            new PolicySnapshot.Entry(
                rule().withoutTests(), true, List.of("prod-*"), Policy.Mode.SHADOW)),
        Map.of("admins", HASH));
  }

  private static PolicySnapshot leastSnapshot() {
    return new PolicySnapshot(1, NOON, "init", "", Policy.Match.FIRST, List.of(), Map.of());
  }

  static Cluster cluster() {
    Attributes attributes = Attributes.NONE;
    for (Attribute attribute : Attribute.values()) {
      attributes = attributes.with(attribute, "some " + attribute.text());
    }
    return new Cluster(
        "prod-eu",
        attributes,
        Map.of("team", "shop", "cost-centre", "7"),
        List.of(new Cluster.Token(HASH, "c2VhbGVk", NOON)),
        HASH,
        HASH,
        NOON);
  }

  private static Cluster leastCluster() {
    return new Cluster("local", Attributes.NONE, Map.of(), List.of(), null, null, NOON);
  }

  static ChannelConfig channel() {
    return new ChannelConfig(
        "pager", "webhook", false, Severity.HIGH, Map.of("url", "https://example.com/hook"));
  }

  private static ChannelConfig leastChannel() {
    return new ChannelConfig("out", "stdout", true, Severity.LOW, Map.of());
  }

  private static InstanceStatus status() {
    return new InstanceStatus(
        "engine-1", "engine", NOON, 7, List.of("no broker"), Map.of("events", 3_000_000_000L));
  }

  private static InstanceStatus leastStatus() {
    return new InstanceStatus("sink-1", "sink", NOON, 0, List.of(), Map.of());
  }

  @Override
  public String toString() {
    return schema;
  }
}
