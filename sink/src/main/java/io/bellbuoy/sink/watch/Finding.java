package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import java.util.List;

/**
 * Something that is wrong now.
 *
 * @param subject what with; the same for as long as it is the same occurrence
 * @param cluster the cluster that it is about, or {@link SelfAlert#CLUSTER}
 * @param message a sentence without secrets
 */
record Finding(
    OwnRule rule, String subject, String cluster, String message, List<Alert.Evidence> evidence) {

  /** One about no cluster. */
  static Finding of(OwnRule rule, String subject, String message, Alert.Evidence... evidence) {
    return new Finding(rule, subject, SelfAlert.CLUSTER, message, List.of(evidence));
  }

  String key() {
    return rule.reference().id() + "/" + subject;
  }
}
