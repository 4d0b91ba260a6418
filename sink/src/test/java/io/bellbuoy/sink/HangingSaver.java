package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.sink.store.AlertStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The part of a sink that saves alerts, as a process; between its first save and the commit of the
 * offsets it says so and stands still, to be killed there.
 */
final class HangingSaver {

  private HangingSaver() {}

  public static void main(String[] args) throws InterruptedException {
    SinkConfig config = ConfigReader.read("sink", SinkConfig.class, Path.of(args[0]), Map.of());
    String instance = InstanceId.in(config.data());
    ConsumerBuilder consumers =
        new ConsumerBuilder(config.kafka(), instance, config.sessionTimeout());
    Group group = Group.store(config.kafka().topicPrefix());
    new GroupConsumer<>(
            () -> consumers.member(group),
            group,
            config.kafka().topics().alerts().name(),
            KnownGroups.in(config.data().resolve("groups")),
            new StoreDelivery(
                hanging(config.store().open(config.data())),
                new DeadLetterPublisher(config.kafka(), instance),
                new SinkMetrics(new SimpleMeterRegistry())),
            Ledger.OFFSETS,
            new Progress())
        .start();
    new CountDownLatch(1).await();
  }

  private static AlertStore hanging(AlertStore store) {
    return (AlertStore)
        Proxy.newProxyInstance(
            AlertStore.class.getClassLoader(),
            new Class<?>[] {AlertStore.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(store, arguments);
              System.out.println("saved " + result);
              new CountDownLatch(1).await();
              return result;
            });
  }
}
