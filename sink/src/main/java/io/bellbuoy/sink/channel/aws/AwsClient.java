package io.bellbuoy.sink.channel.aws;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Signed requests to one service of AWS. Used by one thread at a time. */
final class AwsClient implements AutoCloseable {

  /** Answers tell of every entry of a batch. */
  private static final int MOST_ANSWER = 1 << 20;

  private final String service;
  private final AwsSettings settings;
  private final HttpSender sender;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  private AwsClient(String service, AwsSettings settings, HttpSender sender) {
    this.service = service;
    this.settings = settings;
    this.sender = sender;
  }

  /** Ends the reading of the options and opens a client. */
  static AwsClient open(ChannelOptions options, String service, AwsSettings settings) {
    return new AwsClient(service, settings, HttpSender.open(settings.endpoint(), options));
  }

  /**
   * Sends it; blocks.
   *
   * @param path encoded, each character but once
   */
  HttpReply send(HttpMethod method, String path, Map<String, String> headers, byte[] body) {
    AwsCredentialsIdentity identity;
    try {
      identity = settings.credentials().resolveCredentials();
    } catch (SdkException e) {
      return new HttpReply.Failure("there are no credentials for AWS: " + firstLine(e));
    }
    Map<String, String> signed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sign(identity, method, path, headers, body)
        .request()
        .headers()
        .forEach((name, values) -> signed.put(name, String.join(",", values)));
    // The sender writes it, as it was signed.
    signed.remove("Host");
    return sender.send(new HttpRequest(method, path, signed, Buffer.buffer(body), MOST_ANSWER));
  }

  private SignedRequest sign(
      AwsCredentialsIdentity identity,
      HttpMethod method,
      String path,
      Map<String, String> headers,
      byte[] body) {
    Destination destination = settings.endpoint().destination();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method.name()))
            .protocol(destination.tls() ? "https" : "http")
            .host(destination.host())
            .port(destination.port())
            .encodedPath(path);
    headers.forEach(request::putHeader);
    boolean isS3 = service.equals("s3");
    return signer.sign(
        sign ->
            sign.identity(identity)
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !isS3)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !isS3));
  }

  private static String firstLine(SdkException failure) {
    List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
    String line = lines.isEmpty() ? "" : lines.get(0);
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }

  @Override
  public String toString() {
    return settings.toString();
  }

  @Override
  public void close() {
    sender.close();
    if (settings.credentials() instanceof SdkAutoCloseable provider) {
      provider.close();
    }
  }
}
