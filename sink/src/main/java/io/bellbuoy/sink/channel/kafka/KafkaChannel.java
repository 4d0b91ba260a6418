package io.bellbuoy.sink.channel.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * One record a document; sent are those that all replicas in sync have. {@link KafkaSettings} has
 * the options.
 *
 * <p>After a failure the producer is thrown away with what it still holds: it must not write later
 * what is sent again.
 */
final class KafkaChannel implements DocumentChannel {

  private static final int MOST = 500;

  private final KafkaSettings settings;
  private @Nullable Producer<byte[], byte[]> producer;

  private KafkaChannel(KafkaSettings settings) {
    this.settings = settings;
  }

  static DocumentChannel open(ChannelOptions options) {
    KafkaSettings settings = KafkaSettings.of(options);
    options.done();
    KafkaChannel channel = new KafkaChannel(settings);
    try {
      channel.producer = channel.newProducer();
      return channel;
    } catch (KafkaException e) {
      throw new ChannelException(options.id(), List.of(reason(e)));
    }
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    String refusal = refusal(settings.hosts());
    if (refusal != null) {
      return new SendResult.Later(refusal);
    }
    try {
      Producer<byte[], byte[]> to = current();
      refusal = refusal(advertised(to));
      if (refusal != null) {
        return failed(refusal);
      }
      List<Future<RecordMetadata>> written = new ArrayList<>(documents.size());
      for (Document document : documents) {
        written.add(to.send(record(document)));
      }
      to.flush();
      for (Future<RecordMetadata> each : written) {
        each.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
      return new SendResult.Sent();
    } catch (ExecutionException e) {
      return judged(e.getCause());
    } catch (KafkaException e) {
      if (e instanceof InterruptException) {
        Thread.currentThread().interrupt();
      }
      return judged(e);
    } catch (TimeoutException e) {
      return failed("it did not answer within " + settings.timeout().toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("the sink is being stopped");
    }
  }

  private ProducerRecord<byte[], byte[]> record(Document document) {
    String key = settings.byCluster() ? document.cluster() : document.id();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(settings.topic(), key.getBytes(UTF_8), document.bytes());
    record.headers().add("cluster", document.cluster().getBytes(UTF_8));
    record.headers().add("severity", document.severity().text().getBytes(UTF_8));
    return record;
  }

  private SendResult judged(@Nullable Throwable cause) {
    if (cause instanceof RecordTooLargeException) {
      discard();
      return new SendResult.Refused(settings + ": " + reason(cause));
    }
    return failed(cause == null ? "no connection" : reason(cause));
  }

  private static String reason(Throwable cause) {
    // The innermost says what it is; those around it, that a producer failed.
    Throwable inner = cause;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage());
  }

  private SendResult failed(String reason) {
    discard();
    return new SendResult.Later(settings + ": " + reason);
  }

  private Producer<byte[], byte[]> current() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = newProducer();
      producer = open;
    }
    return open;
  }

  private Producer<byte[], byte[]> newProducer() {
    Map<String, Object> all = new HashMap<>(settings.producer());
    // Nothing is tried on when the caller was told that it failed.
    all.put("delivery.timeout.ms", (int) settings.timeout().toMillis());
    // All of one sending is on its way before it is flushed; small requests would cost more.
    all.putIfAbsent("batch.size", 1 << 20);
    all.putIfAbsent("linger.ms", "5");
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The brokers that the cluster itself names; the client connects to them, too. */
  private List<String> advertised(Producer<byte[], byte[]> to) {
    List<String> hosts = new ArrayList<>();
    for (PartitionInfo partition : to.partitionsFor(settings.topic())) {
      Node leader = partition.leader();
      if (leader != null && !hosts.contains(leader.host())) {
        hosts.add(leader.host());
      }
    }
    return hosts;
  }

  private @Nullable String refusal(List<String> hosts) {
    for (String host : hosts) {
      Reach.Lookup lookup = settings.reach().lookup(host);
      if (lookup.address() == null) {
        return lookup.problem();
      }
    }
    return null;
  }

  private void discard() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    discard();
  }
}
