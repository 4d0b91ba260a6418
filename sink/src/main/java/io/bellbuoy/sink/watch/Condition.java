package io.bellbuoy.sink.watch;

import java.util.List;

/** Looks for one kind of trouble. Used by the watcher's thread alone. */
@FunctionalInterface
interface Condition {

  /** What is wrong now. */
  List<Finding> look(Situation now);
}
