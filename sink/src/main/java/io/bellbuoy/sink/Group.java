package io.bellbuoy.sink;

/**
 * A consumer group of the alerts topic, or of the events topic.
 *
 * @param id its name in Kafka
 * @param component who gives up, in dead letters and metrics: sink or {@code channel/<id>}
 * @param start where it begins when it is new
 * @param oneOwner whether one member at a time owns all partitions
 */
record Group(String id, String component, Start start, boolean oneOwner) {

  /** Where a new group begins. */
  enum Start {
    /** With everything that is still there. */
    EARLIEST,
    /** With what is raised from now on. */
    LATEST
  }

  /** The group that fills the store. */
  static Group store(String prefix) {
    return new Group(stem(prefix) + "-store", "sink", Start.EARLIEST, false);
  }

  /** The group that feeds a channel. */
  static Group channel(String prefix, String id) {
    return new Group(stem(prefix) + "-channel-" + id, "channel/" + id, Start.LATEST, true);
  }

  /**
   * The group that feeds a channel of events. Sinks share its partitions: events are too many to be
   * the work of one.
   */
  static Group events(String prefix, String id) {
    return new Group(stem(prefix) + "-events-" + id, "channel/" + id, Start.LATEST, false);
  }

  /** The group of the status topic by which one of several sinks watches. */
  static Group watch(String prefix) {
    return new Group(stem(prefix) + "-watch", "watch", Start.EARLIEST, true);
  }

  private static String stem(String prefix) {
    return prefix.replaceAll("[.]+$", "");
  }
}
