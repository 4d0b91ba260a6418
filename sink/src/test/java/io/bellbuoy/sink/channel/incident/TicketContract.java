package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every system of tickets must be asked and told. */
abstract class TicketContract extends IncidentContract {

  /** An answer to a search that finds an open ticket, or one that is closed, or none. */
  abstract TestReceiver.Answer search(Found found);

  /** How the making of a ticket is answered. */
  abstract TestReceiver.Answer made();

  /** How a comment is answered. */
  TestReceiver.Answer commented() {
    return made();
  }

  /** Whether the request makes a ticket. */
  abstract boolean makes(TestReceiver.Call call);

  /** Fails where a request is no comment of the found ticket, as the vendor documents it. */
  abstract void checkComment(TestReceiver.Call call);

  /** What a search finds. */
  enum Found {
    NONE,
    OPEN,
    CLOSED
  }

  @Override
  protected TestReceiver.Answer well() {
    return system(Found.NONE);
  }

  private TestReceiver.Answer system(Found found) {
    return (exchange, call) -> {
      if (call.method().equals("GET")) {
        search(found).to(exchange, call);
      } else if (makes(call)) {
        made().to(exchange, call);
      } else {
        commented().to(exchange, call);
      }
    };
  }

  private TestReceiver.Call sent(Alert alert, Found found) {
    receiver.answer(system(found));
    assertThat(send(alert)).isEqualTo(new SendResult.Sent());
    assertThat(receiver.calls()).hasSize(2);
    assertThat(receiver.calls().get(0).method()).isEqualTo("GET");
    return receiver.calls().get(1);
  }

  @Test
  void theFirstMakesATicket() {
    assertThat(makes(sent(SampleAlert.plain(), Found.NONE))).isTrue();
  }

  @Test
  void theSameAgainIsAComment() throws IOException {
    TestReceiver.Call call = sent(SampleAlert.plain(), Found.OPEN);

    checkComment(call);
    assertThat(call.body()).isEqualTo(documented(kind() + "-comment.json"));
  }

  @Test
  void whatWasClosedIsNotReopened() {
    assertThat(makes(sent(SampleAlert.plain(), Found.CLOSED))).isTrue();
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void commentsAreTextToo(String hostile) {
    checkComment(sent(SampleAlert.saying(hostile), Found.OPEN));
  }

  @Test
  void aHundredKilobytesFitIntoAComment() {
    TestReceiver.Call call = sent(SampleAlert.saying("x".repeat(100_000)), Found.OPEN);

    checkComment(call);
    assertThat(call.body()).contains(" more characters");
  }

  @Test
  void theSearchAsksForTheKeyAndNothingOfTheAttackers() {
    send(SampleAlert.saying("x^active=true\" OR project = \"&sysparm_limit=9#/../"));

    String path = receiver.calls().get(0).path();
    assertThat(path).contains(IncidentKey.of(alert()).hash()).doesNotContain("sysparm_limit=9");
  }

  private static Alert alert() {
    return SampleAlert.saying("x^active=true\" OR project = \"&sysparm_limit=9#/../");
  }

  @Test
  void aSearchThatIsRefusedMakesNoTicket() {
    receiver.answer(TestReceiver.status(403));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Refused("it answered 403"));
    assertThat(receiver.calls()).hasSize(1);
  }

  @Test
  void aMakingWithoutAnAnswerIsFoundAtTheNextTry() {
    receiver.answer(
        (exchange, call) -> {
          if (call.method().equals("GET")) {
            search(Found.NONE).to(exchange, call);
          } else {
            throw new IOException("the answer gets lost");
          }
        });
    try (Channel channel = opened()) {
      assertThat(channel.send(List.of(SampleAlert.plain()))).isInstanceOf(SendResult.Later.class);
      receiver.answer(system(Found.OPEN));
      assertThat(channel.send(List.of(SampleAlert.plain()))).isEqualTo(new SendResult.Sent());
    }

    checkComment(last());
  }
}
