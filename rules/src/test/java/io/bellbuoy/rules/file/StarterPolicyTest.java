package io.bellbuoy.rules.file;

import static io.bellbuoy.rules.file.Starter.event;
import static io.bellbuoy.rules.file.Starter.judge;
import static io.bellbuoy.rules.file.Starter.pod;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviours that the starter policy is there for, in the shapes that they come in. */
final class StarterPolicyTest {

  /** What is written into the specification of a pod, and the rule that it meets. */
  private static final Map<String, String> DANGERS =
      Map.of(
          "'containers':[{'name':'a','securityContext':{'privileged':true}}]", "privileged-pod",
          "'initContainers':[{'name':'a','securityContext':{'privileged':true}}]", "privileged-pod",
          "'hostPID':true", "host-pid",
          "'hostIPC':true", "host-ipc",
          "'containers':[{'securityContext':{'capabilities':{'add':['BPF']}}}]",
              "dangerous-capabilities",
          "'hostNetwork':true", "host-network",
          "'volumes':[{'name':'v','hostPath':{'path':'/var/run/docker.sock'}}]", "host-path");

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "pods", "%s",
          "deployments", "{'spec':{'template':%s}}",
          "daemonsets", "{'spec':{'template':%s}}",
          "statefulsets", "{'spec':{'template':%s}}",
          "replicasets", "{'spec':{'template':%s}}",
          "replicationcontrollers", "{'spec':{'template':%s}}",
          "jobs", "{'spec':{'template':%s}}",
          "cronjobs", "{'spec':{'jobTemplate':{'spec':{'template':%s}}}}",
          "podtemplates", "{'template':%s}");

  static Stream<Arguments> dangersInEveryWorkload() {
    return DANGERS.entrySet().stream()
        .flatMap(
            danger ->
                TEMPLATES.entrySet().stream()
                    .map(
                        template ->
                            Arguments.of(
                                template.getKey(),
                                template.getValue().formatted(pod(danger.getKey())),
                                danger.getValue())));
  }

  @ParameterizedTest
  @MethodSource("dangersInEveryWorkload")
  void aDangerIsSeenInEveryWorkload(String resource, String object, String rule) {
    assertThat(judge(event("create", resource, object))).isEqualTo("alert " + rule);
  }

  @ParameterizedTest
  @MethodSource("dangersInEveryWorkload")
  void aDangerIsReportedOnceAndNotBeforeItIsAccepted(String resource, String object, String rule) {
    assertThat(judge(event("RequestReceived", "create", resource, object, 0))).isEqualTo("silent");
    assertThat(judge(event("ResponseStarted", "create", resource, object, 200)))
        .isEqualTo("silent");
    assertThat(judge(event("ResponseComplete", "create", resource, object, 409)))
        .isEqualTo("silent");
    assertThat(judge(event("ResponseComplete", "create", resource, object, 403)))
        .isEqualTo("alert dangerous-workload-refused");
    assertThat(judge(event("Panic", "create", resource, object, 200))).isEqualTo("alert " + rule);
  }

  @ParameterizedTest
  @MethodSource("dangersInEveryWorkload")
  void whatControllersReportOfItIsSilent(String resource, String object, String rule) {
    assertThat(judge(event("update", resource + "/status", object))).isEqualTo("silent");
    assertThat(judge(event("update", resource + "/scale", object))).isEqualTo("silent");
    assertThat(judge(event("get", resource, ""))).isEqualTo("silent");
    assertThat(judge(event("delete", resource, ""))).isEqualTo("silent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deployments", "daemonsets", "statefulsets", "jobs", "cronjobs", "replicasets"})
  void aTemplateThatIsChangedIsJudgedAgain(String resource) {
    String object = requireNonNull(TEMPLATES.get(resource)).formatted(pod("'hostPID':true"));

    assertThat(judge(event("update", resource, object))).isEqualTo("alert host-pid");
    assertThat(judge(event("patch", resource, object))).isEqualTo("alert host-pid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/spec/template/spec/hostPID | true | host-pid",
        "/spec/template/spec/hostNetwork | true | host-network",
        "/spec/template/spec/containers/0/securityContext/privileged | true | privileged-pod",
        "/spec/template/spec/containers/0/securityContext | {'privileged':true} | privileged-pod",
        "/spec/template/spec/containers/- | {'securityContext':{'privileged':true}} | privileged-pod",
        "/spec/template/spec | {'hostPID':true} | host-pid",
        "/spec/template | {'spec':{'hostNetwork':true}} | host-network",
        "/spec/template/spec/volumes/- | {'hostPath':{'path':'/'}} | host-path",
        "/spec/template/spec/volumes/0/hostPath/path | \"/etc\" | host-path",
        "/spec/template/spec/volumes/0/hostPath | {'path':'/etc'} | host-path",
      })
  void aJsonPatchIsJudged(String path, String value, String rule) {
    String patch = "[{'op':'test','path':'/x','value':1},{'op':'add','path':'%s','value':%s}]";

    assertThat(judge(event("patch", "deployments", patch.formatted(path, value))))
        .isEqualTo("alert " + rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'op':'replace','path':'/spec/replicas','value':3}]",
        "[{'op':'replace','path':'/spec/template/spec/hostPID','value':false}]",
        "[{'op':'remove','path':'/spec/template/spec/hostNetwork'}]",
        "{'spec':{'replicas':3}}",
        "{'spec':{'template':{'spec':{'hostPID':false,'hostNetwork':null}}}}",
        "{'metadata':{'labels':{'hostPID':'no'}}}",
      })
  void aHarmlessPatchIsSilent(String patch) {
    assertThat(judge(event("patch", "deployments", patch))).isEqualTo("silent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/.",
        "/./",
        "/etc",
        "/etc/",
        "//etc",
        "/./etc/kubernetes/pki",
        "/root/.ssh",
        "/home",
        "/home/core/.ssh",
        "/proc",
        "/proc/1/root",
        "/sys/fs/cgroup",
        "/dev/sda",
        "/boot",
        "/usr",
        "/bin",
        "/sbin/init",
        "/run",
        "/run/containerd/containerd.sock",
        "/var",
        "/var/run",
        "/var/run/docker.sock",
        "/var//run/crio/crio.sock",
        "/var/lib",
        "/var/lib/kubelet",
        "/var/lib/kubelet/pods",
        "/var/lib/docker",
        "/var/lib/containerd/x",
        "/var/lib/etcd",
        "/opt/cni/bin",
      })
  void aSensitivePathOfTheHostIsReported(String path) {
    assertThat(judge(mount(path))).as(path).isEqualTo("alert host-path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data",
        "/mnt/disks/ssd0",
        "/var/log",
        "/var/log/pods",
        "/var/lib/postgresql",
        "/srv/etc",
        "/etcd-backup",
        "/rooted",
        "/opt/app",
        "/usr/share/zoneinfo",
        "/tmp",
        "/variable",
      })
  void anotherPathOfTheHostIsNot(String path) {
    assertThat(judge(mount(path))).as(path).isEqualTo("silent");
  }

  @ParameterizedTest
  @CsvSource({
    "create, exec, 101, exec-or-attach",
    "get, exec, 101, exec-or-attach",
    "create, attach, 101, exec-or-attach",
    "get, attach, 200, exec-or-attach",
    "get, exec, 403, refused-into-a-container",
    "create, exec, 404, silent",
    "get, exec, 500, silent",
    "get, log, 200, silent",
    "create, eviction, 201, silent",
    "create, binding, 201, silent",
  })
  void aShellIsReportedWhereItWasOpened(String verb, String subresource, int code, String rule) {
    String expected = rule.equals("silent") ? rule : "alert " + rule;
    String resource = "pods/" + subresource;

    assertThat(judge(event("ResponseComplete", verb, resource, "", code))).isEqualTo(expected);
    assertThat(judge(event("ResponseStarted", verb, resource, "", code))).isEqualTo("silent");
    assertThat(judge(event("RequestReceived", verb, resource, "", 0))).isEqualTo("silent");
  }

  @Test
  void anEphemeralContainerIsJudged() {
    String privileged =
        "{'spec':{'ephemeralContainers':[{'securityContext':{'privileged':true}}]}}";
    String plain = "{'spec':{'ephemeralContainers':[{'name':'d','image':'busybox'}]}}";

    assertThat(judge(event("patch", "pods/ephemeralcontainers", privileged)))
        .isEqualTo("alert privileged-pod");
    assertThat(judge(event("update", "pods/ephemeralcontainers", privileged)))
        .isEqualTo("alert privileged-pod");
    assertThat(judge(event("patch", "pods/ephemeralcontainers", plain)))
        .isEqualTo("alert ephemeral-container");
  }

  @Test
  void whatMattersMostIsReportedFirst() {
    String everything =
        "{'spec':{'hostPID':true,'hostNetwork':true,'containers':[{'securityContext':"
            + "{'privileged':true}}],'volumes':[{'hostPath':{'path':'/'}}]}}";
    String inOurNamespace = event("create", "pods", everything).replace("shop", "bellbuoy");

    assertThat(judge(event("create", "pods", everything))).isEqualTo("alert privileged-pod");
    assertThat(judge(inOurNamespace)).isEqualTo("alert tampering-with-bellbuoy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "patch"})
  void whatWasTooLargeToBeJudgedIsReported(String verb) {
    String mark = ",'annotations':{'audit.k8s.io/truncated':'true','bellbuoy.io/removed':'%s'}}";
    for (String resource : List.of("pods", "deployments", "clusterroles", "configmaps")) {
      String event = event(verb, resource, "");
      String lost = event.substring(0, event.length() - 1) + mark;

      assertThat(judge(lost.formatted("requestObject"))).isEqualTo("alert write-without-body");
      assertThat(judge(event)).isEqualTo("silent");
    }
  }

  private static String mount(String path) {
    return event("create", "pods", pod("'volumes':[{'hostPath':{'path':'" + path + "'}}]"));
  }
}
