package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.matcher.Dialect.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules that are measured: the shapes of the shipped library in turn, each time with other
 * values. The first of each kind of policy matches two or three of the sample's events, the others
 * practically none, so that about one event in a thousand matches.
 *
 * @param <C> a condition of the dialect
 */
final class RuleShapes<C> {

  private static final List<String> WORKLOADS =
      List.of(
          "deployments",
          "daemonsets",
          "statefulsets",
          "replicasets",
          "replicationcontrollers",
          "jobs",
          "cronjobs",
          "podtemplates");
  private static final List<String> WRITES = List.of("create", "update", "patch");
  private static final Path STAGE = Path.of("stage");
  private static final Path VERB = Path.of("verb");
  private static final Path USER = Path.of("user", "username");
  private static final Path GROUPS = Path.of("user", "groups");
  private static final Path RESOURCE = Path.of("objectRef", "resource");
  private static final Path SUBRESOURCE = Path.of("objectRef", "subresource");
  private static final Path NAMESPACE = Path.of("objectRef", "namespace");
  private static final Path NAME = Path.of("objectRef", "name");
  private static final Path CODE = Path.of("responseStatus", "code");
  private static final Path REASON = Path.of("annotations", "authorization.k8s.io/reason");

  private final Dialect<C> say;

  RuleShapes(Dialect<C> dialect) {
    this.say = dialect;
  }

  /** The rules of a policy, in order. */
  List<C> rules(PolicyShape shape, int count) {
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

  private C shape(int shape, int n) {
    return switch (shape) {
      case 0 -> authorizedBy(n == 0 ? "anon-admin-1" : "audited-role-" + n);
      case 1 -> roleGiven(n == 0 ? "cluster-admin" : "breakglass-" + n);
      case 2 -> image("registry-" + n + ".example.org/");
      case 3 -> hostProcesses("tenant-" + n);
      case 4 -> hostPath("/+(etc|root|var/lib)/app-" + n + "(/.*)?");
      case 5 -> bareContainers(":debug-" + n);
      case 6 -> secrets("payments-" + n);
      case 7 -> shell("vault-" + n);
      case 8 -> agents(n);
      case 9 -> tampering("platform-" + n);
      case 10 -> staticPods(n);
      case 11 -> refused("team-" + n);
      default -> throw new IllegalArgumentException("there is no shape " + shape);
    };
  }

  /** As forbidden-request: nothing gates it, and it reads the event to its last member. */
  private C authorizedBy(String role) {
    return all(
        ended(),
        say.either(List.of(say.equalsNumber(CODE, 451), say.contains(REASON, '"' + role + '"'))));
  }

  /** As exec-or-attach. */
  private C shell(String namespace) {
    return all(
        ended(),
        say.among(VERB, List.of("create", "get")),
        is(RESOURCE, "pods"),
        say.among(SUBRESOURCE, List.of("exec", "attach")),
        accepted(),
        is(NAMESPACE, namespace));
  }

  /** As privileged-pod, with an image in the place of the security context. */
  private C image(String registry) {
    return all(
        ended(),
        accepted(),
        workload(),
        say.someBelowStarts("requestObject", Path.of("image"), registry));
  }

  /** As host-pid and host-network. */
  private C hostProcesses(String namespace) {
    return all(
        ended(),
        accepted(),
        workload(),
        say.either(
            List.of(
                say.someBelow("requestObject", Path.of("hostPID"), "true"),
                say.patchSetsTrue("/hostPID"))),
        is(NAMESPACE, namespace));
  }

  /** As host-path. */
  private C hostPath(String regex) {
    return all(
        ended(),
        accepted(),
        say.not(say.exists(SUBRESOURCE)),
        say.either(
            List.of(
                all(say.among(RESOURCE, List.of("pods", "persistentvolumes")), is(VERB, "create")),
                all(say.among(RESOURCE, WORKLOADS), say.among(VERB, WRITES)))),
        say.someBelowMatches("requestObject", Path.of("hostPath", "path"), regex));
  }

  /** As no-security-context. */
  private C bareContainers(String imageEnding) {
    return all(
        ended(),
        accepted(),
        is(VERB, "create"),
        say.not(say.exists(SUBRESOURCE)),
        say.among(RESOURCE, plus(WORKLOADS, "pods")),
        say.bareContainer(imageEnding));
  }

  /** A person reads secrets. */
  private C secrets(String namespace) {
    return all(
        ended(),
        is(RESOURCE, "secrets"),
        say.among(VERB, List.of("get", "list", "watch")),
        say.not(say.startsWith(USER, "system:")),
        say.not(say.lists(GROUPS, "system:masters")),
        is(NAMESPACE, namespace));
  }

  /** A binding that gives a role. */
  private C roleGiven(String role) {
    return all(
        ended(),
        accepted(),
        say.among(RESOURCE, List.of("rolebindings", "clusterrolebindings")),
        say.among(VERB, WRITES),
        is(Path.of("requestObject", "roleRef", "name"), role));
  }

  /** As known-good-system-agents. */
  private C agents(int n) {
    List<String> names =
        IntStream.range(0, 18).mapToObj(i -> "agent-" + n + "-" + i + "-").toList();
    return all(
        is(USER, "system:serviceaccount:kube-system:daemon-set-controller"),
        is(VERB, "create"),
        is(RESOURCE, "pods"),
        say.not(say.exists(SUBRESOURCE)),
        is(NAMESPACE, "kube-system"),
        say.among(Path.of("requestObject", "metadata", "generateName"), names));
  }

  /** As tampering-with-bellbuoy. */
  private C tampering(String namespace) {
    return all(
        ended(),
        accepted(),
        say.either(
            List.of(
                all(
                    is(NAMESPACE, namespace),
                    say.either(
                        List.of(
                            say.among(VERB, plus(WRITES, "delete", "deletecollection")),
                            say.among(SUBRESOURCE, List.of("exec", "attach", "portforward"))))),
                all(
                    is(RESOURCE, "namespaces"),
                    is(NAME, namespace),
                    say.among(VERB, List.of("update", "patch", "delete"))))));
  }

  /** As known-good-static-pods. */
  private C staticPods(int n) {
    return all(
        say.startsWith(USER, "system:node:"),
        say.lists(GROUPS, "system:nodes"),
        is(VERB, "create"),
        is(RESOURCE, "pods"),
        say.not(say.exists(SUBRESOURCE)),
        is(NAMESPACE, "kube-system"),
        say.exists(
            Path.of("requestObject", "metadata", "annotations", "kubernetes.io/config.mirror")),
        say.matches(NAME, "(etcd|kube-apiserver)-zone" + n + "-.+"));
  }

  /** As known-good-closing-namespace. */
  private C refused(String team) {
    return all(
        say.startsWith(USER, "system:serviceaccount:" + team + ":"),
        is(VERB, "create"),
        say.equalsNumber(CODE, 403),
        say.contains(Path.of("responseStatus", "message"), "because it is being terminated"));
  }

  /** Nothing to find it by, and nothing known before the event has been read to its end. */
  private C ungated(int i) {
    return switch (i % 4) {
      case 0 -> say.contains(REASON, i == 0 ? "\"anon-admin-1\"" : "\"audited-role-" + i + '"');
      case 1 ->
          say.someBelowStarts("requestObject", Path.of("image"), "registry-" + i + ".example");
      case 2 -> say.someBelow("responseObject", Path.of("hostPath", "path"), "/opt/app-" + i);
      case 3 -> is(Path.of("annotations", "example.org/ticket"), "T-" + i);
      default -> throw new IllegalStateException();
    };
  }

  private C ended() {
    return say.not(say.among(STAGE, List.of("RequestReceived", "ResponseStarted")));
  }

  private C accepted() {
    return say.not(say.atLeast(CODE, 400));
  }

  private C workload() {
    return say.either(
        List.of(
            all(is(RESOURCE, "pods"), is(VERB, "create"), say.not(say.exists(SUBRESOURCE))),
            all(
                is(RESOURCE, "pods"),
                is(SUBRESOURCE, "ephemeralcontainers"),
                say.among(VERB, List.of("update", "patch"))),
            all(
                say.among(RESOURCE, WORKLOADS),
                say.among(VERB, WRITES),
                say.not(say.exists(SUBRESOURCE)))));
  }

  private C is(Path path, String value) {
    return say.among(path, List.of(value));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  private C all(C... conditions) {
    return say.all(List.of(conditions));
  }

  private static List<String> plus(List<String> list, String... more) {
    List<String> longer = new ArrayList<>(list);
    longer.addAll(List.of(more));
    return longer;
  }
}
