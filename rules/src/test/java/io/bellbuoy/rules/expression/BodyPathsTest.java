package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies hold more than is known of Kubernetes: what may be right is not warned of. */
final class BodyPathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requestObject.spec.hostNetwork",
        "requestObject.spec.template.spec.containers.securityContext.capabilities.add",
        "requestObject.spec.jobTemplate.spec.template.spec.volumes.hostPath.path",
        "requestObject..ephemeralContainers.image",
        "requestObject.rules.verbs",
        "requestObject.roleRef.name",
        "requestObject.subjects.kind",
        "requestObject.webhooks.clientConfig.url",
        "requestObject.webhooks.failurePolicy",
        "requestObject.spec.podSelector.matchLabels.app",
        "requestObject.spec.externalIPs",
        "requestObject.spec.rules.http.paths.backend.service.name",
        "requestObject.spec.nonResourceAttributes.path",
        "requestObject.spec.expirationSeconds",
        "requestObject.spec.signerName",
        "requestObject.spec.token",
        "requestObject.status.conditions.type",
        "requestObject.status.addresses.address",
        "requestObject.propagationPolicy",
        "requestObject.data.password",
        "requestObject.stringData.x",
        "requestObject.automountServiceAccountToken",
        "requestObject.metadata.annotations['a.b/c']",
        "requestObject.metadata.labels.app",
        "requestObject.metadata.managedFields.fieldsV1.x.y",
        "requestObject.command",
        "requestObject.container",
        "requestObject.op",
        "requestObject.path",
        "requestObject[0].value.spec.anything",
        "requestObject.$patch",
        "requestObject.spec['$setElementOrder/containers'].name",
        "responseObject.items.metadata.name",
        "responseObject.items[*].data.x",
        "responseObject.rows.object.metadata.name",
        "responseObject.status.token",
        "responseObject.details.causes.field"
      })
  void whatKubernetesHasIsKnown(String path) {
    assertThat(Trial.warnings("jpath(\"" + path + "\") = \"x\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requestObject.spec.source.repoURL",
        "requestObject.spec.sources.chart",
        "requestObject.spec.destination.server",
        "requestObject.spec.project",
        "requestObject.spec.syncPolicy.automated.prune",
        "requestObject.spec.hosts",
        "requestObject.spec.host",
        "requestObject.spec.http.route.destination.host",
        "requestObject.spec.trafficPolicy.tls.mode",
        "requestObject.spec.servers.port.number",
        "requestObject.spec.action",
        "requestObject.spec.rules.from.source.principals",
        "requestObject.spec.rules.match.resources.kinds",
        "requestObject.spec.rules.validate.message",
        "requestObject.spec.validationFailureAction",
        "requestObject.spec.issuerRef.name",
        "requestObject.spec.dnsNames",
        "requestObject.spec.secretName",
        "requestObject.spec.acme.server",
        "requestObject.spec.secretStoreRef.name",
        "requestObject.spec.target.name",
        "requestObject.spec.crd.spec.names.kind",
        "requestObject.spec.match.kinds",
        "requestObject.spec.parameters.repos",
        "requestObject.spec.forProvider.region",
        "requestObject.spec.providerConfigRef.name",
        "requestObject.spec.workspaces",
        "requestObject.spec.steps.script",
        "requestObject.spec.image",
        "requestObject.spec.container.image",
        "requestObject.spec.command",
        "requestObject.spec.privileged",
        "requestObject.spec.tasks.params",
        "requestObject.spec.entrypoint",
        "requestObject.spec.templates.container.image",
        "requestObject.spec.chart.spec.version",
        "requestObject.spec.url",
        "requestObject.spec.interval",
        "requestObject.spec.listeners.hostname",
        "requestObject.spec.parentRefs.name",
        "requestObject.spec.users.name",
        "requestObject.spec.endpointSelector.matchLabels.app",
        "requestObject.spec.egress.toCIDR",
        "requestObject.anything.at.all",
        "requestObject.users.name",
        "requestObject.groups",
        "requestObject.allowPrivilegedContainer",
        "requestObject.spec.runAsUser.rule",
        "requestObject..whatever.it.is",
        "protoPayload.authenticationInfo.principalEmail",
        "protoPayload.request.spec.hostnetwork",
        "resource.labels.cluster_name"
      })
  void whatCustomResourcesOfOthersHaveIsNotWarnedOf(String path) {
    assertThat(Trial.warnings("jpath(\"" + path + "\") = \"x\"")).isEmpty();
  }
}
