package io.bellbuoy.sink.channel.incident;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** How one system of tickets is asked and told. Implementations are immutable. */
interface TicketSystem {

  /** Looks for an open ticket of that key. */
  HttpRequest search(IncidentKey key);

  /**
   * The open ticket that an answer tells of.
   *
   * @param answer to {@link #search} or {@link #look}
   * @return null: there is none, or the answer is none
   */
  @Nullable String open(HttpReply.Answer answer);

  /** Whether an answer of that status says that there is no such ticket. */
  default boolean saysNone(int status) {
    return status == 404;
  }

  /** Makes a ticket. */
  HttpRequest create(Alert alert, IncidentKey key);

  /** Tells of one more alert in a ticket. */
  HttpRequest comment(String ticket, Alert alert);

  /** What an answer says of its reason; empty: nothing. */
  String said(HttpReply.Answer answer);

  /**
   * The ticket that was made, where {@link #search} may not find it at once.
   *
   * @return null: it finds it
   */
  default @Nullable String created(HttpReply.Answer answer) {
    return null;
  }

  /** Looks whether a ticket that was {@link #created} is open. */
  default HttpRequest look(String ticket) {
    throw new IllegalStateException("no ticket was remembered");
  }
}
