package io.bellbuoy.sink.channel.incident;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One ticket for each incident: the first alert makes it, the next of the same rule, cluster and
 * object are its comments while it is open. A ticket whose making was not answered in time is found
 * at the next try, and gets the alert as a comment instead of a twin.
 */
final class TicketChannel implements Channel {

  private static final int MOST_REMEMBERED = 1000;

  private final TicketSystem system;
  private final HttpSender sender;

  /** Tickets that were made just now, by key. */
  private final Map<String, String> made =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  TicketChannel(TicketSystem system, HttpSender sender) {
    this.system = system;
    this.sender = sender;
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return Incidents.each(alerts, this::send);
  }

  private SendResult send(Alert alert) {
    IncidentKey key = IncidentKey.of(alert);
    String known = made.get(key.hash());
    HttpReply found = sent(known == null ? system.search(key) : system.look(known));
    if (!(found instanceof HttpReply.Answer answer)) {
      return found.result();
    }
    if (!answer.isSuccess() && !system.saysNone(answer.status())) {
      return answer.result(system.said(answer));
    }
    String ticket = answer.isSuccess() ? system.open(answer) : null;
    if (ticket == null && known != null) {
      made.remove(key.hash());
      return send(alert);
    }
    return ticket == null ? create(alert, key) : comment(ticket, alert);
  }

  private SendResult create(Alert alert, IncidentKey key) {
    HttpReply reply = sent(system.create(alert, key));
    if (reply instanceof HttpReply.Answer answer && answer.isSuccess()) {
      String ticket = system.created(answer);
      if (ticket != null) {
        made.put(key.hash(), ticket);
      }
    }
    return result(reply);
  }

  private SendResult comment(String ticket, Alert alert) {
    HttpReply reply = sent(system.comment(ticket, alert));
    if (reply instanceof HttpReply.Answer answer && system.saysNone(answer.status())) {
      return new SendResult.Later("the ticket " + ticket + " has just gone");
    }
    return result(reply);
  }

  private HttpReply sent(HttpRequest request) {
    return sender.send(request.reading(Incidents.MOST_ANSWER));
  }

  private SendResult result(HttpReply reply) {
    return reply instanceof HttpReply.Answer answer
        ? answer.result(system.said(answer))
        : reply.result();
  }

  @Override
  public void close() {
    sender.close();
  }
}
