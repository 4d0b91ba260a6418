package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.junit.jupiter.api.Test;

class RefusedRecordsTest {

  private final HandClock clock = new HandClock();
  private final RecordLimit limit = new RecordLimit(6 << 20);
  private final RecentTrouble trouble = new RecentTrouble(clock);
  private final RefusedRecords refused =
      new RefusedRecords(
          Map.of("alerts", limit), new EngineMetrics(new SimpleMeterRegistry(), clock), trouble);
  private final RefusedRecords.Handler handler = new RefusedRecords.Handler();
  private final ErrorHandlerContext context =
      new DefaultErrorHandlerContext(
          null, "events", 0, 7, new RecordHeaders(), "alerts", null, 0, null, null);

  RefusedRecordsTest() {
    handler.configure(Map.of(RefusedRecords.Handler.SETTING, refused));
  }

  @Test
  void aTooLargeAlertFailsItsTransactionAndMakesTheNextOneSmaller() {
    assertThat(answer("alerts", 4 << 20, new RecordTooLargeException("over 2 MiB")))
        .isEqualTo(Result.FAIL);

    assertThat(limit.bytes()).isEqualTo(2 << 20);
    assertThat(trouble.recent()).contains("alerts").contains("max.message.bytes");
  }

  @Test
  void aRecordThatCannotBeCutSaysWhatToDo() {
    assertThat(answer("changelog", 100, new RecordTooLargeException("over 10")))
        .isEqualTo(Result.FAIL);

    assertThat(limit.bytes()).isEqualTo(6 << 20);
    assertThat(trouble.recent()).contains("changelog").contains("cannot be cut");
  }

  @Test
  void whatMayPassIsTriedAgainAndWhatWillNotEndsTheTransaction() {
    assertThat(answer("alerts", 10, new TimeoutException("slow"))).isEqualTo(Result.RETRY);
    assertThat(answer("alerts", 10, new NotLeaderOrFollowerException("moved")))
        .isEqualTo(Result.RETRY);
    assertThat(answer("alerts", 10, new TopicAuthorizationException("alerts")))
        .isEqualTo(Result.FAIL);
    assertThat(limit.bytes()).isEqualTo(6 << 20);
  }

  private Result answer(String topic, int bytes, Exception cause) {
    return handler
        .handleError(context, new ProducerRecord<>(topic, null, new byte[bytes]), cause)
        .result();
  }
}
