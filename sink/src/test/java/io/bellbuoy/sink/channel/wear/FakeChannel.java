package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.util.ArrayList;
import java.util.List;

/** Takes alerts as the test says, and remembers. Used by one thread. */
final class FakeChannel implements Channel {

  final List<Alert> taken = new ArrayList<>();
  final int most;
  SendResult answer = new SendResult.Sent();
  int calls;
  boolean closed;

  FakeChannel(int most) {
    this.most = most;
  }

  @Override
  public int mostAtOnce() {
    return most;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    calls++;
    if (answer instanceof SendResult.Sent) {
      taken.addAll(alerts);
    } else if (answer instanceof SendResult.Part part) {
      taken.addAll(alerts.subList(0, part.done()));
    }
    return answer;
  }

  @Override
  public void close() {
    closed = true;
  }
}
