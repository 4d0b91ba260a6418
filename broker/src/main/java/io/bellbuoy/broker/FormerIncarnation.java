package io.bellbuoy.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that ran on this folder before and may have been killed: strikes it off the
 * controller's books before the next one starts. Thread-safe.
 *
 * <p>Why it must be so: a broker that starts while its former incarnation still leads the
 * partitions loads the transaction coordinator with the stale leadership. It then finds no leader
 * to send the markers of a half-finished transaction to, takes the partitions for deleted and calls
 * the transaction complete. Without its markers the transaction hangs for ever, and no
 * read_committed consumer passes it.
 *
 * <p>Kafka's own way, waiting for the former broker's session to end, would make every restart
 * slow, and so short a session that it would not, would fence a living broker that merely stalls.
 * The folder's lock proves that the former broker is gone, so it is unregistered at once.
 */
final class FormerIncarnation implements MetadataPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(FormerIncarnation.class);
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final Controller controller;
  private final Faults faults;
  private final CompletableFuture<Collection<BrokerRegistration>> known = new CompletableFuture<>();
  private final CompletableFuture<Void> fenced = new CompletableFuture<>();

  private FormerIncarnation(Controller controller, Faults faults) {
    this.controller = controller;
    this.faults = faults;
  }

  /**
   * Returns when no partition is led by a former broker.
   *
   * @throws BrokerException where the controller does not come to that within half a minute
   */
  static void strikeOff(ControllerServer server, Faults faults) {
    FormerIncarnation former = new FormerIncarnation(server.controller(), faults);
    long start = System.nanoTime();
    try {
      former.done(server.sharedServer().loader().installPublishers(List.of(former)));
      former.awaitActive(start);
      for (BrokerRegistration registration : former.done(former.known)) {
        if (!registration.fenced()) {
          former.strikeOff(registration);
        }
      }
      former.done(former.fenced);
      former.done(server.sharedServer().loader().removeAndClosePublisher(former));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("interrupted while the broker started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerException(
          "the controller does not let go of the broker that ran here before; start again", e);
    }
    LOG.atDebug()
        .addKeyValue("milliseconds", (System.nanoTime() - start) / 1_000_000)
        .log("No former broker leads a partition");
  }

  @Override
  public String name() {
    return "FormerIncarnation";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    // The first image comes when the loader has read all that was committed before.
    Collection<BrokerRegistration> brokers = image.cluster().brokers().values();
    known.complete(List.copyOf(brokers));
    if (brokers.stream().allMatch(BrokerRegistration::fenced)) {
      fenced.complete(null);
    }
  }

  @Override
  public void close() {
    // Nothing is held; the loader calls this when it has let go.
  }

  /** The controller is elected before it has read all that it is to rule over. */
  private void awaitActive(long start) throws InterruptedException, TimeoutException {
    while (!controller.isActive() && faults.fatal().isEmpty()) {
      if (System.nanoTime() - start > AT_MOST.toNanos()) {
        throw new TimeoutException("the controller is not active");
      }
      Thread.sleep(5);
    }
  }

  private void strikeOff(BrokerRegistration registration)
      throws InterruptedException, ExecutionException, TimeoutException {
    LOG.atInfo()
        .addKeyValue("epoch", registration.epoch())
        .log("The broker was not stopped cleanly; its registration is struck off");
    ControllerRequestContext context =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    done(controller.unregisterBroker(context, registration.id()));
  }

  private <T> T done(CompletableFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return faults.orFault(answer, AT_MOST);
  }
}
