package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.time.Instant;

/** The starter policy, compiled; and short ways to events for it. */
final class Starter {

  private static final CompiledPolicy POLICY = compile();

  private Starter() {}

  static CompiledPolicy policy() {
    return POLICY;
  }

  /** What an event comes to: {@code alert RULE}, {@code ignored by RULE} or {@code silent}. */
  static String judge(String event) {
    Verdict verdict = POLICY.assess(event.replace('\'', '"').getBytes(UTF_8), Attributes.NONE);
    if (verdict.unreadable() != null) {
      throw new AssertionError(verdict.unreadable() + ": " + event);
    }
    if (verdict.ignoredBy() != null) {
      return "ignored by " + verdict.ignoredBy().entry().rule().id();
    }
    return verdict.alerts().isEmpty()
        ? "silent"
        : "alert " + verdict.alerts().get(0).entry().rule().id();
  }

  /** An accepted request of mallory's, complete. */
  static String event(String verb, String resource, String requestObject) {
    return event("ResponseComplete", verb, resource, requestObject, 200);
  }

  /**
   * A request of mallory's in the namespace shop.
   *
   * @param resource with its subresource behind a slash, where it has one
   * @param requestObject JSON; empty: none
   */
  static String event(String stage, String verb, String resource, String requestObject, int code) {
    String[] parts = resource.split("/", 2);
    String subresource = parts.length == 2 ? ",'subresource':'" + parts[1] + "'" : "";
    String body = requestObject.isEmpty() ? "" : ",'requestObject':" + requestObject;
    return "{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'Request','auditID':'1','stage':'"
        + stage
        + "','requestURI':'/x','verb':'"
        + verb
        + "','user':{'username':'mallory','groups':['system:authenticated']},"
        + "'sourceIPs':['192.0.2.1'],'objectRef':{'resource':'"
        + parts[0]
        + "','namespace':'shop','name':'web','apiVersion':'v1'"
        + subresource
        + "},'responseStatus':{'metadata':{},'code':"
        + code
        + "}"
        + body
        + "}";
  }

  /** A pod whose specification has a security context, so that nothing else is to be said of it. */
  static String pod(String specification) {
    return "{'kind':'Pod','spec':{'securityContext':{'runAsNonRoot':true}," + specification + "}}";
  }

  private static CompiledPolicy compile() {
    RuleFiles shipped = RuleFileReader.shipped();
    PolicyCompilation compilation =
        PolicyCompiler.compile(
            shipped.snapshot(1, Instant.EPOCH, "test", ""), shipped.listsByName());
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new AssertionError("the starter policy does not compile");
  }
}
