package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.util.List;

/** Lets alerts of a severity or above through. */
record MinimumSeverity(Severity lowest, Channel channel) implements Channel {

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    List<Alert> enough =
        alerts.stream().filter(alert -> alert.rule().severity().compareTo(lowest) >= 0).toList();
    return enough.isEmpty() ? new SendResult.Unwanted() : channel.send(enough);
  }

  @Override
  public void close() {
    channel.close();
  }
}
