package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.util.ArrayList;
import java.util.List;

/** Lets the alerts through that the channel is for. */
record SelectedChannel(Selection selection, Channel channel) implements Channel {

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    List<Alert> wanted = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      if (selection.wants(alerts.get(i))) {
        wanted.add(alerts.get(i));
        places.add(i);
      }
    }
    if (wanted.isEmpty()) {
      return new SendResult.Unwanted();
    }
    return channel.send(wanted).among(places);
  }

  @Override
  public void close() {
    channel.close();
  }
}
