package io.bellbuoy.rules.imported;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that Prisma Cloud Compute has for techniques, as MITRE ATT&amp;CK numbers them. */
final class PrismaTechniques {

  private static final Pattern NUMBER = Pattern.compile("T\\d{4}(\\.\\d{3})?");

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("exploitationForPrivilegeEscalation", "T1068"),
          Map.entry("exploitPublicFacingApplication", "T1190"),
          Map.entry("applicationExploitRCE", "T1190"),
          Map.entry("networkServiceScanning", "T1046"),
          Map.entry("endpointDenialOfService", "T1499"),
          Map.entry("systemNetworkConfigurationDiscovery", "T1016"),
          Map.entry("unsecuredCredentials", "T1552"),
          Map.entry("credentialDumping", "T1003"),
          Map.entry("systemInformationDiscovery", "T1082"),
          Map.entry("systemNetworkConnectionDiscovery", "T1049"),
          Map.entry("systemUserDiscovery", "T1033"),
          Map.entry("accountDiscovery", "T1087"),
          Map.entry("cloudInstanceMetadataAPI", "T1552.005"),
          Map.entry("accessKubeletMainAPI", "T1613"),
          Map.entry("queryKubeletReadonlyAPI", "T1613"),
          Map.entry("accessKubernetesAPIServer", "T1613"),
          Map.entry("softwareDeploymentTools", "T1072"),
          Map.entry("ingressToolTransfer", "T1105"),
          Map.entry("lateralToolTransfer", "T1570"),
          Map.entry("resourceHijacking", "T1496"),
          Map.entry("manInTheMiddle", "T1557"),
          Map.entry("createAccount", "T1136"),
          Map.entry("accountManipulation", "T1098"),
          Map.entry("abuseElevationControlMechanisms", "T1548"),
          Map.entry("supplyChainCompromise", "T1195"),
          Map.entry("obfuscatedFiles", "T1027"),
          Map.entry("hijackExecutionFlow", "T1574"),
          Map.entry("impairDefences", "T1562"),
          Map.entry("scheduledTaskJob", "T1053"),
          Map.entry("exploitationOfRemoteServices", "T1210"),
          Map.entry("eventTriggeredExecution", "T1546"),
          Map.entry("accountAccessRemoval", "T1531"),
          Map.entry("privilegedContainer", "T1610"),
          Map.entry("writableVolumes", "T1611"),
          Map.entry("execIntoContainer", "T1609"),
          Map.entry("softwareDiscovery", "T1518"),
          Map.entry("createContainer", "T1610"),
          Map.entry("kubernetesSecrets", "T1552.007"),
          Map.entry("fileAndDirectoryDiscovery", "T1083"),
          Map.entry("masquerading", "T1036"),
          Map.entry("webShell", "T1505.003"),
          Map.entry("compileAfterDelivery", "T1027.004"));

  private PrismaTechniques() {}

  /** The number; null where ATT&amp;CK has none, as of whole tactics. */
  static @Nullable String number(String name) {
    return NUMBER.matcher(name).matches() ? name : NUMBERS.get(name);
  }
}
