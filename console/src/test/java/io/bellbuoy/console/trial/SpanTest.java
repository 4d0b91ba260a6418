package io.bellbuoy.console.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1999, 2000, 2001, 50_000, 1_000_003})
  void thePartsAreTheWholeEachOffsetOnce(long size) {
    Map<TopicPartition, Span> whole =
        Map.of(FIRST, new Span(7, 7 + size), SECOND, new Span(3, 3 + size / 2));

    Map<TopicPartition, List<Span>> parts = new HashMap<>();
    Span.spread(whole)
        .forEach(
            part ->
                part.forEach(
                    (partition, span) ->
                        parts.computeIfAbsent(partition, p -> new ArrayList<>()).add(span)));

    whole.forEach(
        (partition, span) -> {
          long next = span.from();
          List<Span> own = parts.getOrDefault(partition, new ArrayList<>());
          own.sort(Comparator.comparingLong(Span::from));
          for (Span part : own) {
            assertThat(part.from()).isEqualTo(next);
            assertThat(part.size()).isPositive();
            next = part.to();
          }
          assertThat(next).isEqualTo(span.to());
        });
  }

  @Test
  void whoStopsHalfWayHasSeenOfEveryQuarter() {
    List<Map<TopicPartition, Span>> parts = Span.spread(Map.of(FIRST, new Span(0, 1_000_000)));

    assertThat(parts).hasSize(64);
    assertThat(parts.subList(0, 4))
        .extracting(part -> requireNonNull(part.get(FIRST)).from() / 250_000)
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
  }

  @Test
  void fewEventsAreReadInOneGo() {
    assertThat(Span.spread(Map.of(FIRST, new Span(0, 2000)))).hasSize(1);
    assertThat(Span.spread(Map.of(FIRST, new Span(0, 2001)))).hasSize(2);
  }

  @Test
  void aSpanDoesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Span.size(Map.of(FIRST, new Span(1, 3), SECOND, new Span(5, 5)))).isEqualTo(2);
  }
}
