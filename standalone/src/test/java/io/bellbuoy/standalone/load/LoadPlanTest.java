package io.bellbuoy.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {

  private static final URI URL = URI.create("http://127.0.0.1:1/api/v1/kubernetes/webhook/t");
  private static final LoadPlan USUAL = LoadPlan.of(URL, null, 1_000, Duration.ofSeconds(1));

  @Test
  void theUsualPlanIsThatOfAnApiServer() {
    assertThat(USUAL.batch()).isEqualTo(400);
    assertThat(USUAL.connections()).isEqualTo(15);
    assertThat(USUAL.buffer()).isEqualTo(10_000);
    assertThat(USUAL.alerting()).isZero();
  }

  @Test
  void itsSizesCanBeChangedOneByOne() {
    LoadPlan changed = USUAL.inBatchesOf(10).alerting(0.5);
    assertThat(changed.batch()).isEqualTo(10);
    assertThat(changed.alerting()).isEqualTo(0.5);
    assertThat(changed.targets()).containsExactly(URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/x", "/api/v1", "http:///x", "host:80"})
  void aTargetIsAWebUrl(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadPlan.of(URI.create(target), null, 1, Duration.ofSeconds(1)))
        .withMessageContaining(target);
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsValue() {
    refused(() -> USUAL.inBatchesOf(0), "batch must have from 1 to 10000 events, not 0");
    refused(() -> USUAL.inBatchesOf(10_001), "10001");
    refused(() -> USUAL.alerting(1.5), "from 0 to 1");
    refused(() -> LoadPlan.of(URL, null, -1, Duration.ofSeconds(1)), "not -1");
    refused(() -> LoadPlan.of(URL, null, 1, Duration.ZERO), "more than 0s");
    refused(() -> new LoadPlan(List.of(), null, 1, 1, Duration.ofSeconds(1), 0, 1, 1), "no target");
    refused(() -> new LoadPlan(List.of(URL), null, 1, 1, Duration.ofSeconds(1), 0, 0, 1), "not 0");
    refused(() -> new LoadPlan(List.of(URL), null, 1, 2, Duration.ofSeconds(1), 0, 1, 1), "buffer");
  }

  private static void refused(Runnable plan, String because) {
    assertThatIllegalArgumentException().isThrownBy(plan::run).withMessageContaining(because);
  }
}
