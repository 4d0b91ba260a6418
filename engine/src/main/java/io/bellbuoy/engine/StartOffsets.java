package io.bellbuoy.engine;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a new group begins: at the first event there is. Written down before the first start, so
 * that an offset that is missing later is known to have been lost.
 */
final class StartOffsets {

  private static final Logger LOG = LoggerFactory.getLogger(StartOffsets.class);

  private final GroupOffsets group;
  private final Gaps gaps;

  StartOffsets(GroupOffsets group, Gaps gaps) {
    this.group = group;
    this.gaps = gaps;
  }

  /**
   * Commits the first offset of each partition where the group has none there, and tells nobody: of
   * a topic that an earlier version did not read.
   */
  void begin() throws ExecutionException, InterruptedException {
    if (group.committed().isEmpty()) {
      put(group.offsets(group.partitions(), OffsetSpec.earliest()));
    }
  }

  /** Commits the first offset of each partition, but only where the group has none at all. */
  void commit() throws ExecutionException, InterruptedException {
    if (!group.committed().isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> first = group.offsets(group.partitions(), OffsetSpec.earliest());
    boolean wasAtWork = group.hasChangelogs();
    if (!put(first)) {
      return;
    }
    if (wasAtWork) {
      gaps.expired(group.group(), first.size());
      return;
    }
    LOG.atInfo()
        .addKeyValue("group", group.group())
        .addKeyValue("topic", group.topic())
        .log("A new group begins at the first event");
  }

  /** False: the group is at work, so another engine was first and has done this. */
  private boolean put(Map<TopicPartition, Long> first)
      throws ExecutionException, InterruptedException {
    try {
      group.put(first);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException) {
        return false;
      }
      throw e;
    }
  }
}
