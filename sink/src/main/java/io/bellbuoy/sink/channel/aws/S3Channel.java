package io.bellbuoy.sink.channel.aws;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Gzip;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.file.Lines;
import io.bellbuoy.sink.format.Document;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Gzipped NDJSON in a bucket of Amazon S3 or what speaks like it. Options beside those of {@link
 * AwsSettings}: {@code bucket}; {@code prefix} (bellbuoy/) in front of every key.
 *
 * <p>An object's key says the hour and what is in it, so that the same documents sent again are the
 * same object. Whether an object arrived is not always known; what is sent next begins with the
 * same documents, which then go by themselves, whatever has come after them.
 */
final class S3Channel implements DocumentChannel {

  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");

  private final AwsClient client;
  private final String root;
  private final String prefix;

  /** The ids of an object that may have arrived; empty: there is none. */
  private List<String> unsure = List.of();

  private S3Channel(AwsClient client, String root, String prefix) {
    this.client = client;
    this.root = root;
    this.prefix = prefix;
  }

  static DocumentChannel open(ChannelOptions options) {
    String region = AwsSettings.region(options);
    String bucket = options.required("bucket");
    if (!bucket.isEmpty() && !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      options.problem("bucket", "it must be the name of a bucket");
      bucket = "";
    }
    String given = options.text("prefix");
    String prefix = given == null ? "bellbuoy/" : given;
    if (!prefix.matches("([A-Za-z0-9_.=-]+/)*[A-Za-z0-9_.=-]*") || prefix.length() > 500) {
      options.problem("prefix", "it must be letters, digits, _ . = - and /");
    }
    String endpoint = AwsSettings.endpoint(options);
    // A certificate covers one name in front of the service's, and others may have no such names.
    boolean isPath = endpoint != null || bucket.contains(".");
    String host = "s3." + region + "." + AwsSettings.suffix(region);
    AwsSettings settings =
        AwsSettings.read(options, region, "https://" + (isPath ? "" : bucket + ".") + host);
    return new S3Channel(
        AwsClient.open(options, "s3", settings), isPath ? "/" + bucket + "/" : "/", prefix);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    return Parcels.send(objects(documents), this::put);
  }

  /** First what may be there already, then the others by hour and size. */
  private List<List<Document>> objects(List<Document> documents) {
    int before = isUnsure(documents) ? unsure.size() : 0;
    List<List<Document>> objects = new ArrayList<>();
    if (before > 0) {
      objects.add(documents.subList(0, before));
    }
    int from = before;
    for (int to = before + 1; to <= documents.size(); to++) {
      if (to == documents.size() || !hour(documents.get(to)).equals(hour(documents.get(from)))) {
        objects.addAll(
            Parcels.of(documents.subList(from, to), MOST, d -> d.bytes().length, MOST_BYTES));
        from = to;
      }
    }
    return objects;
  }

  private boolean isUnsure(List<Document> documents) {
    return !unsure.isEmpty()
        && documents.size() >= unsure.size()
        && ids(documents.subList(0, unsure.size())).equals(unsure);
  }

  private SendResult put(List<Document> documents) {
    String path = root + prefix + S3Key.of(documents);
    SendResult result =
        AwsAnswer.judge(
            client.send(
                HttpMethod.PUT,
                SdkHttpUtils.urlEncodeIgnoreSlashes(path),
                HEADERS,
                Gzip.of(Lines.of(documents))));
    unsure = result instanceof SendResult.Sent ? List.of() : ids(documents);
    return result;
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Document::id).toList();
  }

  private static String hour(Document document) {
    return S3Key.hour(document.time());
  }

  @Override
  public void close() {
    client.close();
  }
}
