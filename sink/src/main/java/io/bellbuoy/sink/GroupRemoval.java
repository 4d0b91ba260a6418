package io.bellbuoy.sink;

import io.bellbuoy.registry.KafkaConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the offsets of channels that are gone, so that a later one of that name begins anew. */
record GroupRemoval(KafkaConfig kafka, String instance) {

  private static final Logger LOG = LoggerFactory.getLogger(GroupRemoval.class);
  private static final int PATIENCE_MILLIS = 10_000;

  /** Removes them where no other instance is in the group; the last one to leave succeeds. */
  void channel(String id) {
    remove(Group.channel(kafka.topicPrefix(), id));
    remove(Group.events(kafka.topicPrefix(), id));
  }

  private void remove(Group group) {
    Map<String, Object> settings = kafka.client(instance + "-removal");
    settings.put("request.timeout.ms", PATIENCE_MILLIS);
    settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      admin.deleteConsumerGroups(List.of(group.id())).all().get();
    } catch (ExecutionException e) {
      LOG.atInfo()
          .addKeyValue("group", group.id())
          .log("the group's offsets stay: {}", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
