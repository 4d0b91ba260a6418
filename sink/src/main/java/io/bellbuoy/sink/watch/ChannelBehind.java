package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A channel whose first alert waits for too long, but for one that holds it back on purpose. */
record ChannelBehind(Duration longest) implements Condition {

  private static final Pattern BEHIND = Pattern.compile("channel\\.([a-z0-9-]+)\\.behindSeconds");

  @Override
  public List<Finding> look(Situation now) {
    List<Finding> findings = new ArrayList<>();
    for (InstanceStatus sink : now.running("sink")) {
      for (Map.Entry<String, Long> counter : sink.counters().entrySet()) {
        Matcher name = BEHIND.matcher(counter.getKey());
        if (name.matches() && counter.getValue() > longest.toSeconds()) {
          String id = name.group(1);
          String prefix = "channel." + id + ".";
          if (sink.counters().getOrDefault(prefix + "held", 0L) == 0) {
            long waiting = sink.counters().getOrDefault(prefix + "behind", 0L);
            findings.add(finding(id, waiting, counter.getValue()));
          }
        }
      }
    }
    return findings;
  }

  private static Finding finding(String id, long waiting, long seconds) {
    return Finding.of(
        OwnRule.CHANNEL_BEHIND,
        id,
        "Channel %s is behind: %,d alerts wait for it, the first for %s. None is lost; see its last error on the page of channels."
            .formatted(id, waiting, Spoken.duration(seconds)),
        new Alert.Evidence("channel", id),
        new Alert.Evidence("behind", Long.toString(waiting)),
        new Alert.Evidence("behindSeconds", Long.toString(seconds)));
  }
}
