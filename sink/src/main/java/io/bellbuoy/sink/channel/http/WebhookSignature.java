package io.bellbuoy.sink.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who sent a body and when. {@code X-Bellbuoy-Timestamp} has epoch seconds, {@code
 * X-Bellbuoy-Signature} has {@code sha256=} and the hexadecimal HMAC-SHA256 over the timestamp, a
 * full stop and the body.
 */
final class WebhookSignature {

  private WebhookSignature() {}

  static Map<String, String> headers(String secret, byte[] body, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(UTF_8));
      String signature = HexFormat.of().formatHex(mac.doFinal(body));
      return Map.of(
          "X-Bellbuoy-Timestamp", timestamp, "X-Bellbuoy-Signature", "sha256=" + signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with HMAC-SHA256", e);
    }
  }
}
