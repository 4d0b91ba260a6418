package io.bellbuoy.standalone;

/** Audit events as text. */
final class Events {

  private Events() {}

  static String list(String... events) {
    return "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
        + String.join(",", events)
        + "]}";
  }

  /** A pod was created that the starter policy has something to say about. */
  static String privilegedPod(String auditID) {
    return pod(auditID, "\"privileged\":true");
  }

  /** A pod was created that nothing is to be said about. */
  static String plainPod(String auditID) {
    return pod(auditID, "\"privileged\":false");
  }

  /** Somebody deleted a ConfigMap, of which the starter policy says nothing. */
  static String deletedMap(String auditID, String user) {
    return """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"%s",\
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/configmaps/prices",\
        "verb":"delete","user":{"username":"%s"},"sourceIPs":["192.0.2.7"],\
        "objectRef":{"resource":"configmaps","namespace":"shop","name":"prices","apiVersion":"v1"},\
        "responseStatus":{"code":200}}"""
        .formatted(auditID, user);
  }

  private static String pod(String auditID, String securityContext) {
    return """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Request","auditID":"%s",\
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods","verb":"create",\
        "user":{"username":"mallory"},"sourceIPs":["192.0.2.7"],\
        "objectRef":{"resource":"pods","namespace":"shop","name":"miner","apiVersion":"v1"},\
        "responseStatus":{"code":201},"requestObject":{"kind":"Pod","metadata":{"name":"miner"},\
        "spec":{"securityContext":{"runAsNonRoot":true},"containers":[{"name":"miner","image":"miner",\
        "securityContext":{%s}}]}}}"""
        .formatted(auditID, securityContext);
  }
}
