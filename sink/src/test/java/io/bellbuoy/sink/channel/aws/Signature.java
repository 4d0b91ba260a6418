package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.channel.TestReceiver;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signatures of requests, version 4, as AWS describes them. */
final class Signature {

  static final String ID = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final String REGION = "eu-west-1";

  /** Options of who signs. */
  static final Map<String, String> OPTIONS =
      Map.of("accessKeyId", ID, "secretAccessKey", SECRET, "region", REGION);

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  private Signature() {}

  static void check(TestReceiver.Call call, String service) {
    Matcher said = AUTHORIZATION.matcher(call.headers().getOrDefault("Authorization", ""));
    assertThat(said.matches()).as("authorization of %s", call.headers()).isTrue();
    assertThat(List.of(said.group(1), said.group(3), said.group(4)))
        .containsExactly(ID, REGION, service);
    assertThat(said.group(5)).contains("host", "x-amz-date");
    String scope = said.group(2) + "/" + REGION + "/" + service + "/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + call.headers().get("X-Amz-Date")
            + "\n"
            + scope
            + "\n"
            + Sha256.hex(canonical(call, said.group(5)).getBytes(UTF_8));
    byte[] key = ("AWS4" + SECRET).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    assertThat(said.group(6)).isEqualTo(HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static String canonical(TestReceiver.Call call, String names) {
    String hash = Sha256.hex(call.bytes());
    String declared = call.headers().get("x-amz-content-sha256");
    assertThat(declared == null ? hash : declared).isEqualTo(hash);
    List<String> lines = new ArrayList<>(List.of(call.method(), call.path(), ""));
    for (String name : names.split(";", -1)) {
      lines.add(name + ":" + requireNonNull(call.headers().get(name), name).strip());
    }
    lines.addAll(List.of("", names, hash));
    return String.join("\n", lines);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
