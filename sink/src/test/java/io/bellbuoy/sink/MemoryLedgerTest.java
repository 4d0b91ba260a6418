package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.wear.WornChannel;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What channels remember, against a real broker. */
final class MemoryLedgerTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private final Vertx vertx = Vertx.vertx();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private ConsumerBuilder consumers;

  @BeforeEach
  void prepare() {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
    consumers = new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2));
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void whatWasWrittenIsKnownToTheNextOwnerAndTheFormerOneIsShutOut() {
    Owner first = new Owner("pager");
    first.ledger.takeOver();
    first.send(alert(0));
    first.send(alert(3));
    assertThat(first.ledger.hasNews()).isTrue();
    first.ledger.write(consumer, Map.of());
    assertThat(first.ledger.hasNews()).isFalse();
    first.send(alert(6));

    Owner second = new Owner("pager");
    second.ledger.takeOver();
    assertThat(second.send(alert(6))).as("the period goes on").isEqualTo(new SendResult.Unwanted());
    assertThatThrownBy(() -> first.ledger.write(consumer, Map.of()))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("what the channel remembers cannot be written");
    second.ledger.write(consumer, Map.of());

    Owner third = new Owner("pager");
    third.ledger.takeOver();
    assertThat(third.send(alert(9))).isEqualTo(new SendResult.Unwanted());
    second.ledger.letGo();
    third.ledger.letGo();
  }

  @Test
  void aGroupThatHasNoPlaceRemembersNothing() {
    Owner former = new Owner("pager");
    former.ledger.takeOver();
    former.send(alert(0));
    former.ledger.write(consumer, Map.of());
    former.ledger.letGo();

    Owner anew = new Owner("pager");
    anew.ledger.takeOver();
    anew.ledger.beginAnew();
    assertThat(anew.ledger.hasNews()).isTrue();
    anew.ledger.write(consumer, Map.of());
    anew.ledger.letGo();

    Owner next = new Owner("pager");
    next.ledger.takeOver();
    assertThat(next.send(alert(3))).isEqualTo(new SendResult.Sent());
    next.ledger.letGo();
  }

  @Test
  void channelsWhoseNamesBeginAlikeDoNotMeet() {
    Owner longer = new Owner("pager-2");
    longer.ledger.takeOver();
    longer.send(alert(0));
    longer.ledger.write(consumer, Map.of());
    longer.ledger.letGo();

    Owner shorter = new Owner("pager");
    shorter.ledger.takeOver();
    assertThat(shorter.send(alert(3))).isEqualTo(new SendResult.Sent());
    shorter.ledger.letGo();
  }

  @Test
  void whoIsNoOwnerAnyMoreWritesNothing() {
    Owner owner = new Owner("pager");
    owner.ledger.takeOver();
    owner.ledger.letGo();
    owner.ledger.letGo();

    assertThatThrownBy(() -> owner.ledger.write(consumer, Map.of()))
        .hasMessageContaining("not taken over");
  }

  /** One instance's channel with a digest. */
  private final class Owner {
    private final WornChannel channel;
    private final MemoryLedger ledger;

    Owner(String id) {
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      channel =
          new ChannelKinds(new ChannelEnvironment(vertx, nowhere, null, true))
              .open(new ChannelConfig(id, "stdout", true, Severity.LOW, Map.of("digest", "1h")));
      Group group = Group.channel(consumers.kafka().topicPrefix(), id);
      ledger = new MemoryLedger(consumers, group, channel.memory());
    }

    SendResult send(Alert alert) {
      return channel.send(List.of(alert));
    }
  }
}
