package io.bellbuoy.bench.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@link RuleShapes} again, each rule written out as one piece of Java. */
final class HandWritten {

  private static final Set<String> WORKLOADS =
      Set.of(
          "deployments",
          "daemonsets",
          "statefulsets",
          "replicasets",
          "replicationcontrollers",
          "jobs",
          "cronjobs",
          "podtemplates");
  private static final Set<String> BEGUN = Set.of("RequestReceived", "ResponseStarted");
  private static final Set<String> WRITES = Set.of("create", "update", "patch");
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final Set<String> CHANGES = Set.of("update", "patch", "delete");
  private static final Set<String> ANY_WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final Set<String> SHELLS = Set.of("exec", "attach");
  private static final Set<String> WAYS_IN = Set.of("exec", "attach", "portforward");
  private static final String REASON = "authorization.k8s.io/reason";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String DAEMON_SETS =
      "system:serviceaccount:kube-system:daemon-set-controller";

  private HandWritten() {}

  static List<Predicate<JsonNode>> rules(PolicyShape shape, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                switch (shape) {
                  case LIBRARY -> shape(i % 12, i / 12);
                  case GATED -> shape(1 + i % 11, i / 11);
                  case UNGATED -> ungated(i);
                })
        .toList();
  }

  private static Predicate<JsonNode> shape(int shape, int n) {
    return switch (shape) {
      case 0 -> authorizedBy(n == 0 ? "\"anon-admin-1\"" : "\"audited-role-" + n + '"');
      case 1 -> roleGiven(n == 0 ? "cluster-admin" : "breakglass-" + n);
      case 2 -> image("registry-" + n + ".example.org/");
      case 3 -> hostProcesses("tenant-" + n);
      case 4 -> hostPath(Pattern.compile("/+(etc|root|var/lib)/app-" + n + "(/.*)?"));
      case 5 -> bareContainers(":debug-" + n);
      case 6 -> secrets("payments-" + n);
      case 7 -> shell("vault-" + n);
      case 8 -> agents(n);
      case 9 -> tampering("platform-" + n);
      case 10 -> staticPods(Pattern.compile("(etcd|kube-apiserver)-zone" + n + "-.+"));
      case 11 -> refused("system:serviceaccount:team-" + n + ":");
      default -> throw new IllegalArgumentException("there is no shape " + shape);
    };
  }

  private static Predicate<JsonNode> authorizedBy(String role) {
    return e -> ended(e) && (code(e) == 451 || text(e.path("annotations"), REASON).contains(role));
  }

  private static Predicate<JsonNode> shell(String namespace) {
    return e -> {
      JsonNode object = e.path("objectRef");
      String verb = text(e, "verb");
      return ended(e)
          && (verb.equals("create") || verb.equals("get"))
          && text(object, "resource").equals("pods")
          && SHELLS.contains(text(object, "subresource"))
          && code(e) < 400
          && text(object, "namespace").equals(namespace);
    };
  }

  private static Predicate<JsonNode> image(String registry) {
    return e ->
        ended(e)
            && code(e) < 400
            && workload(e)
            && Nodes.some(
                e.path("requestObject"),
                it -> it.isTextual() && it.textValue().startsWith(registry),
                "image");
  }

  private static Predicate<JsonNode> hostProcesses(String namespace) {
    return e ->
        ended(e)
            && code(e) < 400
            && workload(e)
            && (Nodes.some(e.path("requestObject"), it -> it.asText().equals("true"), "hostPID")
                || Nodes.patchSetsTrue(e.path("requestObject"), "/hostPID"))
            && text(e.path("objectRef"), "namespace").equals(namespace);
  }

  private static Predicate<JsonNode> hostPath(Pattern pattern) {
    return e -> {
      JsonNode object = e.path("objectRef");
      String resource = text(object, "resource");
      String verb = text(e, "verb");
      return ended(e)
          && code(e) < 400
          && !object.hasNonNull("subresource")
          && (((resource.equals("pods") || resource.equals("persistentvolumes"))
                  && verb.equals("create"))
              || (WORKLOADS.contains(resource) && WRITES.contains(verb)))
          && Nodes.some(
              e.path("requestObject"),
              it -> it.isTextual() && pattern.matches(it.textValue()),
              "hostPath",
              "path");
    };
  }

  private static Predicate<JsonNode> bareContainers(String imageEnding) {
    return e -> {
      JsonNode object = e.path("objectRef");
      String resource = text(object, "resource");
      return ended(e)
          && code(e) < 400
          && text(e, "verb").equals("create")
          && !object.hasNonNull("subresource")
          && (resource.equals("pods") || WORKLOADS.contains(resource))
          && Nodes.some(
              e.path("requestObject"),
              it -> text(it, "image").endsWith(imageEnding) && it.path("securityContext").isEmpty(),
              "containers");
    };
  }

  private static Predicate<JsonNode> secrets(String namespace) {
    return e -> {
      JsonNode object = e.path("objectRef");
      String user = text(e.path("user"), "username");
      return ended(e)
          && text(object, "resource").equals("secrets")
          && READS.contains(text(e, "verb"))
          && !user.startsWith("system:")
          && !Nodes.lists(e.path("user").path("groups"), "system:masters")
          && text(object, "namespace").equals(namespace);
    };
  }

  private static Predicate<JsonNode> roleGiven(String role) {
    return e -> {
      String resource = text(e.path("objectRef"), "resource");
      return ended(e)
          && code(e) < 400
          && (resource.equals("rolebindings") || resource.equals("clusterrolebindings"))
          && WRITES.contains(text(e, "verb"))
          && text(e.path("requestObject").path("roleRef"), "name").equals(role);
    };
  }

  private static Predicate<JsonNode> agents(int n) {
    Set<String> names =
        IntStream.range(0, 18)
            .mapToObj(i -> "agent-" + n + "-" + i + "-")
            .collect(Collectors.toUnmodifiableSet());
    return e -> {
      JsonNode object = e.path("objectRef");
      return text(e.path("user"), "username").equals(DAEMON_SETS)
          && text(e, "verb").equals("create")
          && text(object, "resource").equals("pods")
          && !object.hasNonNull("subresource")
          && text(object, "namespace").equals("kube-system")
          && names.contains(text(e.path("requestObject").path("metadata"), "generateName"));
    };
  }

  private static Predicate<JsonNode> tampering(String namespace) {
    return e -> {
      JsonNode object = e.path("objectRef");
      String verb = text(e, "verb");
      return ended(e)
          && code(e) < 400
          && ((text(object, "namespace").equals(namespace)
                  && (ANY_WRITES.contains(verb) || WAYS_IN.contains(text(object, "subresource"))))
              || (text(object, "resource").equals("namespaces")
                  && text(object, "name").equals(namespace)
                  && CHANGES.contains(verb)));
    };
  }

  private static Predicate<JsonNode> staticPods(Pattern name) {
    return e -> {
      JsonNode object = e.path("objectRef");
      return text(e.path("user"), "username").startsWith("system:node:")
          && Nodes.lists(e.path("user").path("groups"), "system:nodes")
          && text(e, "verb").equals("create")
          && text(object, "resource").equals("pods")
          && !object.hasNonNull("subresource")
          && text(object, "namespace").equals("kube-system")
          && e.path("requestObject").path("metadata").path("annotations").hasNonNull(MIRROR)
          && name.matches(text(object, "name"));
    };
  }

  private static Predicate<JsonNode> refused(String users) {
    return e ->
        text(e.path("user"), "username").startsWith(users)
            && text(e, "verb").equals("create")
            && code(e) == 403
            && text(e.path("responseStatus"), "message").contains("because it is being terminated");
  }

  private static Predicate<JsonNode> ungated(int i) {
    String role = i == 0 ? "\"anon-admin-1\"" : "\"audited-role-" + i + '"';
    String registry = "registry-" + i + ".example";
    String folder = "/opt/app-" + i;
    String ticket = "T-" + i;
    return switch (i % 4) {
      case 0 -> e -> text(e.path("annotations"), REASON).contains(role);
      case 1 ->
          e ->
              Nodes.some(
                  e.path("requestObject"),
                  it -> it.isTextual() && it.textValue().startsWith(registry),
                  "image");
      case 2 ->
          e ->
              Nodes.some(
                  e.path("responseObject"), it -> it.asText().equals(folder), "hostPath", "path");
      case 3 -> e -> text(e.path("annotations"), "example.org/ticket").equals(ticket);
      default -> throw new IllegalStateException();
    };
  }

  private static boolean ended(JsonNode event) {
    return !BEGUN.contains(text(event, "stage"));
  }

  private static int code(JsonNode event) {
    return event.path("responseStatus").path("code").asInt();
  }

  private static boolean workload(JsonNode event) {
    JsonNode object = event.path("objectRef");
    String resource = text(object, "resource");
    String verb = text(event, "verb");
    boolean whole = !object.hasNonNull("subresource");
    return (resource.equals("pods") && verb.equals("create") && whole)
        || (resource.equals("pods")
            && text(object, "subresource").equals("ephemeralcontainers")
            && (verb.equals("update") || verb.equals("patch")))
        || (WORKLOADS.contains(resource) && WRITES.contains(verb) && whole);
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText("");
  }
}
