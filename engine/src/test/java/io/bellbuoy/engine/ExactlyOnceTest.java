package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine is a process of its own and is killed in the middle of its work. */
class ExactlyOnceTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SOME = 50;
  private static final String MATCHING = "jpath(\"objectRef.name\") startswith \"bad-\"";

  @TempDir Path folder;

  @Test
  void everyEventAlertsOnceThoughTheEngineIsKilledThreeTimes() throws Exception {
    killed(3);
  }

  @Test
  @Tag("long")
  void everyEventAlertsOnceThoughTheEngineIsKilledThirtyTimes() throws Exception {
    killed(30);
  }

  private void killed(int times) throws Exception {
    try (TestBroker broker = new TestBroker(kafka.bootstrapServers(), kafka.freshPrefix())) {
      broker.publish(first(1, alert("bad", MATCHING)));
      Load load = new Load(broker);
      ChildProcess engine = EngineProcess.start(broker, folder);
      load.start();
      for (int i = 0; i < times; i++) {
        broker.awaitAlerts(broker.alerts().size() + SOME, PATIENCE);
        engine.kill(); // transactions last 100 ms and follow each other: one is open
        engine = EngineProcess.start(broker, folder);
      }
      broker.awaitAlerts(broker.alerts().size() + SOME, PATIENCE);
      Set<String> expected = load.finish();

      broker.awaitAlerts(expected.size(), PATIENCE);
      engine.terminate();
      assertThat(engine.exitCode(PATIENCE)).isZero();
      assertThat(broker.alerts()).extracting(Alert::id).doesNotHaveDuplicates();
      assertThat(broker.alerts())
          .extracting(Alert::id)
          .containsExactlyInAnyOrderElementsOf(expected);
      engine.close();
    }
  }

  /** 2,000 events a second, every tenth of which is to alert, and every fifth is sent twice. */
  private static final class Load extends Thread {

    private static final int EVERY_MILLIS = 5;
    private static final int EVENTS = 10;

    private final TestBroker broker;
    private final Set<String> expected = new HashSet<>();
    private volatile boolean stop;

    Load(TestBroker broker) {
      this.broker = broker;
    }

    /** Returns when the last one is sent, the ids of the alerts to be. */
    Set<String> finish() throws InterruptedException {
      stop = true;
      join();
      broker.flush();
      return expected;
    }

    @Override
    public void run() {
      long next = System.nanoTime();
      for (int i = 0; !stop; i++) {
        for (int k = 0; k < EVENTS; k++) {
          send(i * EVENTS + k);
        }
        next += Duration.ofMillis(EVERY_MILLIS).toNanos();
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }

    private void send(int number) {
      boolean bad = number % 10 == 0;
      AuditEvent event = Events.podCreated((bad ? "bad-" : "good-") + number);
      if (bad) {
        expected.add(Alert.id("prod-1", event.eventId(), "bad"));
      }
      broker.sendLater(event);
      if (number % 5 == 0) {
        broker.sendLater(event);
      }
    }
  }
}
