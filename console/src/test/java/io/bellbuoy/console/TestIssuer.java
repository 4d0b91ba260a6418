package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID Connect issuer that says of everybody who comes what a test wants it to say. */
final class TestIssuer implements AutoCloseable {

  static final String CLIENT = "bellbuoy-tests";

  private final Vertx vertx = Vertx.vertx();
  private final KeyPair key = keyPair();
  private final KeyPair otherKey = keyPair();
  private final Map<String, String> challenges = new ConcurrentHashMap<>();
  private final int port;
  private volatile UnaryOperator<Map<String, Object>> claims = usual -> usual;
  private volatile boolean forged;
  private volatile boolean unsigned;
  private volatile String nonce = "";

  TestIssuer() {
    port =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it says beside the usual; null values take claims away. */
  void says(UnaryOperator<Map<String, Object>> change) {
    claims = change;
    forged = false;
    unsigned = false;
  }

  /** Its tokens are signed with a key that it does not publish. */
  void forges() {
    forged = true;
  }

  /** Its tokens are not signed at all. */
  void leavesUnsigned() {
    unsigned = true;
  }

  /** What a browser does there: agrees, and comes back with a code. */
  String agree(Map<String, String> asked) {
    nonce = requireNonNull(asked.get("nonce"));
    String code = "code-" + challenges.size();
    challenges.put(code, requireNonNull(asked.get("code_challenge")));
    return code;
  }

  private void answer(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/.well-known/openid-configuration" -> json(request, 200, discovery());
      case "/jwks" -> json(request, 200, Map.of("keys", List.of(publicKey())));
      case "/token" -> request.setExpectMultipart(true).end().onSuccess(read -> token(request));
      default -> json(request, 404, Map.of());
    }
  }

  private void token(HttpServerRequest request) {
    String challenge = challenges.remove(String.valueOf(request.getFormAttribute("code")));
    String verifier = String.valueOf(request.getFormAttribute("code_verifier"));
    if (challenge == null || !challenge.equals(hash(verifier))) {
      json(request, 400, Map.of("error", "invalid_grant"));
      return;
    }
    json(
        request,
        200,
        Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken()));
  }

  private Map<String, Object> discovery() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", url());
    document.put("authorization_endpoint", url() + "/authorize");
    document.put("token_endpoint", url() + "/token");
    document.put("jwks_uri", url() + "/jwks");
    document.put("response_types_supported", List.of("code"));
    document.put("grant_types_supported", List.of("authorization_code"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    return document;
  }

  private Map<String, Object> publicKey() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    return Map.of(
        "kty", "RSA",
        "use", "sig",
        "alg", "RS256",
        "kid", "k1",
        "n", base64(unsigned(rsa.getModulus())),
        "e", base64(unsigned(rsa.getPublicExponent())));
  }

  private String idToken() {
    Map<String, Object> said = new LinkedHashMap<>();
    long now = Instant.now().getEpochSecond();
    said.put("iss", url());
    said.put("aud", CLIENT);
    said.put("sub", "1");
    said.put("iat", now);
    said.put("exp", now + 300);
    said.put("nonce", nonce);
    said.put("preferred_username", "Dora");
    said.put("groups", List.of("staff", "bellbuoy-editors"));
    said = claims.apply(said);
    Map<String, Object> header =
        unsigned ? Map.of("alg", "none") : Map.of("alg", "RS256", "kid", "k1", "typ", "JWT");
    String content = base64(bytes(header)) + "." + base64(bytes(said));
    return content + "." + (unsigned ? "" : base64(sign(content)));
  }

  private byte[] sign(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((forged ? otherKey : key).getPrivate());
      signature.update(content.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void json(HttpServerRequest request, int status, Map<String, Object> document) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(new String(bytes(document), UTF_8));
  }

  private static byte[] bytes(Map<String, Object> document) {
    try {
      return JsonSerde.mapper().writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String hash(String verifier) {
    try {
      return base64(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
