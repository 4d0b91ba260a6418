package io.bellbuoy.registry;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of everything, to test with. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Samples() {}

  static Rule rule(String id) {
    return rule(id, "jpath(\"verb\") = \"create\"");
  }

  static Rule rule(String id, String expression) {
    return new Rule(
        id,
        "Rule " + id,
        Severity.HIGH,
        "",
        "",
        expression,
        List.of(),
        List.of("T1610"),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(new Rule.Test("plain", false, new RawJson("{\"verb\":\"get\"}"))));
  }

  static NamedList list(String name, String... members) {
    return new NamedList(name, List.of(members));
  }

  static PolicySnapshot snapshot(int version, NamedList... lists) {
    Map<String, String> addresses = new HashMap<>();
    for (NamedList list : lists) {
      addresses.put(list.name(), list.sha256());
    }
    PolicySnapshot.Entry entry =
        new PolicySnapshot.Entry(
            rule("first").withoutTests(), true, List.of("prod-*"), Policy.Mode.ALERT);
    return new PolicySnapshot(
        version, NOON, "alice", "", Policy.Match.FIRST, List.of(entry), addresses);
  }

  static Policy draft(String... ids) {
    return new Policy(Policy.Match.FIRST, Arrays.stream(ids).map(Policy.Entry::of).toList());
  }

  static Cluster cluster(String id, String... tokens) {
    List<Cluster.Token> all =
        Arrays.stream(tokens).map(t -> new Cluster.Token(hash(t), null, null)).toList();
    return new Cluster(id, Attributes.NONE, Map.of("team", "blue"), all, null, null, NOON);
  }

  static User user(String name, Role role) {
    return new User(name, role, "$argon2id$secret", null, false, "g1", NOON);
  }

  static ApiToken apiToken(String id, String secret, @Nullable Instant expiresAt) {
    return new ApiToken(id, hash(secret), Role.EDITOR, NOON, expiresAt);
  }

  static ChannelConfig channel(String id) {
    return new ChannelConfig(
        id, "webhook", true, Severity.MEDIUM, Map.of("url", "https://hooks.example/s3cret"));
  }

  static InstanceStatus engine(String instance, Instant at, int policy, String... problems) {
    return new InstanceStatus(
        instance, "engine", at, policy, List.of(problems), Map.of("events", 7L));
  }

  static String hash(String secret) {
    return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
  }
}
