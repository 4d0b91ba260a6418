package io.bellbuoy.sink.channel.aws;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The options that all services of AWS share: {@code region}; {@code accessKeyId}, {@code
 * secretAccessKey} and {@code sessionToken}, without which the machine's own credentials hold, as
 * the SDK finds them; {@code endpoint}, instead of the region's own.
 *
 * @param endpoint where the service is
 */
record AwsSettings(String region, AwsCredentialsProvider credentials, HttpEndpoint endpoint) {

  private static final String NOWHERE = "us-east-1";

  /** That of the option, which must be given. */
  static String region(ChannelOptions options) {
    return region(options, options.required("region"));
  }

  /** A region that may stand in a host's name. */
  static String region(ChannelOptions options, String region) {
    if (region.matches("[a-z]{2,5}(-[a-z]{2,12}){1,3}-\\d{1,2}")) {
      return region;
    }
    if (!region.isEmpty()) {
      options.problem("region", "it must be a region, such as eu-west-1");
    }
    return NOWHERE;
  }

  /** Such as {@code amazonaws.com}. */
  static String suffix(String region) {
    return partition(region).dnsSuffix();
  }

  /** The part of AWS that the region belongs to, such as {@code aws} or {@code aws-cn}. */
  static PartitionMetadata partition(String region) {
    return PartitionMetadata.of(Region.of(region));
  }

  /**
   * Reads the other options.
   *
   * @param url where the service is, unless the option {@code endpoint} says otherwise
   */
  static AwsSettings read(ChannelOptions options, String region, String url) {
    String given = endpoint(options);
    return new AwsSettings(
        region, credentials(options), HttpEndpoint.read(options, requireNonNullElse(given, url)));
  }

  /** The option's; null where it is not given. */
  static @Nullable String endpoint(ChannelOptions options) {
    String endpoint = options.text("endpoint");
    if (endpoint != null && Destination.of(endpoint, true) == null) {
      options.problem("endpoint", "it must be an http or https URL without a password in it");
      return null;
    }
    return endpoint;
  }

  private static AwsCredentialsProvider credentials(ChannelOptions options) {
    String id = options.text("accessKeyId");
    String secret = options.secret("secretAccessKey");
    String token = options.secret("sessionToken");
    if ((id == null) != (secret == null)) {
      options.problem("accessKeyId", "accessKeyId and secretAccessKey go together");
    }
    if (token != null && id == null) {
      options.problem("sessionToken", "it goes together with accessKeyId");
    }
    if (id == null || secret == null || id.isBlank() || secret.isBlank()) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        token == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token));
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return endpoint + " in " + region;
  }
}
