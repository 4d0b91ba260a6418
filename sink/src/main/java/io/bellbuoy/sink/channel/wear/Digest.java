package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the first alert of a rule in a cluster at once, and then at most one summary a period for
 * as long as more come. Not thread-safe.
 *
 * <p>Nothing is dropped: an alert is sent or counted in a summary, once. Where more groups wait
 * than there is room for, alerts of further groups are sent as they come.
 */
final class Digest implements Channel {

  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_GROUPS = 2000;

  private final Duration period;
  private final int mostSamples;
  private final Memory.Part<Window> windows;
  private final Tally tally;
  private final Channel channel;
  private final Clock clock;

  Digest(
      Duration period, int mostSamples, Memory memory, Tally tally, Channel channel, Clock clock) {
    this.period = period;
    this.mostSamples = mostSamples;
    this.windows = memory.part("digest", Window.class);
    this.tally = tally;
    this.channel = channel;
    this.clock = clock;
  }

  /** How a digest is asked for: {@code digest}, the period, and {@code digestSamples} (5). */
  record Settings(@Nullable Duration period, int mostSamples) {

    static Settings read(ChannelOptions options) {
      boolean given = options.text("digest") != null;
      Duration period = given ? options.duration("digest", Duration.ofMinutes(5)) : null;
      return new Settings(period, options.number("digestSamples", 5, 0, 20));
    }
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  /** Counts as many as it can; one that has to be sent is sent alone, by a call of its own. */
  @Override
  public SendResult send(List<Alert> alerts) {
    int counted = 0;
    for (Alert alert : alerts) {
      Window window = windows.get(group(alert));
      if (window == null) {
        break;
      }
      windows.put(group(alert), window.with(alert, mostSamples));
      counted++;
    }
    if (counted == alerts.size()) {
      return new SendResult.Unwanted();
    }
    return counted > 0
        ? new SendResult.Part(counted, null)
        : sendFirst(alerts.get(0), alerts.size());
  }

  private SendResult sendFirst(Alert alert, int all) {
    SendResult result = channel.send(List.of(alert));
    if (!(result instanceof SendResult.Sent)) {
      // Refused among several: they come again, each alone.
      return result;
    }
    if (windows.values().size() < MOST_GROUPS) {
      open(alert);
    }
    return all == 1 ? result : new SendResult.Part(1, null);
  }

  private void open(Alert by) {
    Instant now = clock.instant();
    windows.put(group(by), Window.opened(by, now, now.plus(period)));
  }

  /** The summary that is due for longest; null: none is. Groups that fell silent are forgotten. */
  @Nullable Alert due() {
    Instant now = clock.instant();
    windows.values().entrySet().stream()
        .filter(entry -> entry.getValue().count() == 0 && isDue(entry.getValue(), now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(windows::remove);
    return windows.values().values().stream()
        .filter(window -> isDue(window, now))
        .min(Comparator.comparing(Window::dueAt).thenComparing(Window::openedBy))
        .map(Summary::of)
        .orElse(null);
  }

  private static boolean isDue(Window window, Instant now) {
    return !now.isBefore(window.dueAt());
  }

  /** Sends a summary that is due. */
  SendResult sendDue(Alert summary) {
    SendResult result = channel.send(List.of(summary));
    if (result instanceof SendResult.Sent) {
      Window window = windows.get(group(summary));
      tally.add(window == null ? 0 : window.count() - 1);
      settle(summary);
    }
    return result;
  }

  /** The summary is where it belongs, or laid aside; the group's next period begins. */
  void settle(Alert summary) {
    open(summary);
  }

  private static String group(Alert alert) {
    return alert.rule().id() + "/" + alert.cluster();
  }

  @Override
  public void close() {
    channel.close();
  }
}
