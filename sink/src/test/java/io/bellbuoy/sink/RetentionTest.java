package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {

  @TempDir Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private AlertStore store;

  @BeforeEach
  void open() {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsTooOldGoesAndIsCounted() {
    store.save(alerts(100));

    Retention retention = run(Duration.ofSeconds(20), null);

    assertThat(retention.lastSize().alerts()).isEqualTo(20);
    assertThat(store.one(alert(79).id())).isNull();
    assertThat(store.one(alert(80).id())).isNotNull();
    assertThat(purged("age")).isEqualTo(80);
    assertThat(purged("size")).isZero();
  }

  @Test
  void whatIsTooMuchGoesTheOldestFirst() {
    store.save(alerts(2000));
    long bound = store.size().bytes() / 2;

    Retention retention = run(Duration.ofDays(1), new Bytes(bound));

    assertThat(retention.lastSize().bytes()).isLessThan(bound * 11 / 10);
    assertThat(retention.lastSize().alerts()).isBetween(500L, 1500L);
    assertThat(store.one(alert(1999).id())).isNotNull();
    assertThat(purged("size") + retention.lastSize().alerts()).isEqualTo(2000);
  }

  @Test
  void whatIsWithinTheBoundsStays() {
    store.save(alerts(10));

    run(Duration.ofDays(1), new Bytes(1L << 30));

    assertThat(store.size().alerts()).isEqualTo(10);
    assertThat(purged("age") + purged("size")).isZero();
  }

  @Test
  void aStoreThatFailsDoesNotEndTheTimer() {
    store.close();

    Retention retention = run(Duration.ofDays(1), null);

    assertThat(retention.lastSize().alerts()).isZero();
    assertThat(retention.problem()).contains("the store could not be purged");
  }

  @Test
  void whatFailedIsTriedAgainSoonAndWhatDidNotIsNot() {
    store.save(alerts(100));
    AlertStore working = store;
    boolean[] down = {true};
    AlertStore sometimes =
        (AlertStore)
            Proxy.newProxyInstance(
                AlertStore.class.getClassLoader(),
                new Class<?>[] {AlertStore.class},
                (proxy, method, arguments) -> {
                  if (down[0]) {
                    throw new AlertStoreException("it is down");
                  }
                  return method.invoke(working, arguments);
                });
    Retention retention = run(sometimes, Duration.ofSeconds(20), null);
    assertThat(retention.problem()).contains("it is down");

    down[0] = false;
    retention.again();
    assertThat(retention.problem()).isNull();
    assertThat(purged("age")).isEqualTo(80);

    down[0] = true;
    retention.again();
    assertThat(retention.problem()).as("it waits for its time").isNull();
  }

  @Test
  void anErrorIsSaidAndCountedAndDoesNotEndTheTimer() {
    AlertStore broken =
        (AlertStore)
            Proxy.newProxyInstance(
                AlertStore.class.getClassLoader(),
                new Class<?>[] {AlertStore.class},
                (proxy, method, arguments) -> {
                  throw new StackOverflowError("deep");
                });

    Retention retention = run(broken, Duration.ofDays(1), null);

    assertThat(retention.problem()).contains("StackOverflowError: deep");
    assertThat(registry.get("bellbuoy.sink.purge.failures").counter().count()).isEqualTo(1);
  }

  private Retention run(Duration age, @Nullable Bytes size) {
    return run(store, age, size);
  }

  private Retention run(AlertStore store, Duration age, @Nullable Bytes size) {
    Clock clock = Clock.fixed(START.plusSeconds(100), ZoneOffset.UTC);
    Retention retention =
        new Retention(store, new SinkConfig.Retention(age, size), new SinkMetrics(registry), clock);
    retention.run();
    return retention;
  }

  private double purged(String reason) {
    return registry.get("bellbuoy.sink.alerts.purged").tag("reason", reason).counter().count();
  }
}
