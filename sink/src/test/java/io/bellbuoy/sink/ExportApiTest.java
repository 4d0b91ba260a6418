package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestApi.EDITOR;
import static io.bellbuoy.sink.TestApi.TOKEN;
import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All alerts of a filter as a file, over HTTP. */
final class ExportApiTest {

  private static final int MANY = 10_000;

  @TempDir Path folder;
  private final AtomicInteger pages = new AtomicInteger();
  private volatile int failsAt = Integer.MAX_VALUE;
  private TestApi api;

  @BeforeEach
  void open() {
    AlertStore store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(5));
    api = new TestApi(counted(store));
  }

  @AfterEach
  void close() {
    api.close();
  }

  /** The store, which counts the pages that are asked for and fails when it is told to. */
  private AlertStore counted(AlertStore store) {
    return (AlertStore)
        Proxy.newProxyInstance(
            AlertStore.class.getClassLoader(),
            new Class<?>[] {AlertStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("find") && pages.incrementAndGet() >= failsAt) {
                throw new AlertStoreException("the disk is gone");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** So much that no socket takes it all. */
  private void saveLarge() {
    IntStream.range(0, 40)
        .mapToObj(part -> IntStream.range(0, 50).mapToObj(n -> large(part * 50 + n)).toList())
        .forEach(api.store()::save);
  }

  private static Alert large(int n) {
    return alert("prod", n, Severity.LOW, n + "x".repeat(20_000));
  }

  @Test
  void everyAlertIsALineTheNewestFirst() throws IOException {
    api.store().save(alerts(MANY));
    api.post("/api/v1/alerts/" + alert(7).id() + "/state", "{\"state\":\"acknowledged\"}", EDITOR);

    HttpResponse<String> csv = api.get("/api/v1/alerts.csv");
    HttpResponse<String> ndjson = api.get("/api/v1/alerts.ndjson");

    List<String> expected = new ArrayList<>(alerts(MANY).stream().map(Alert::id).toList());
    Collections.reverse(expected);
    List<List<String>> rows = CsvRows.of(csv.body());
    assertThat(rows.stream().skip(1).map(row -> row.get(0))).containsExactlyElementsOf(expected);
    assertThat(CsvRows.named(rows.get(0), rows.get(MANY - 7)))
        .containsEntry("state", "acknowledged");
    List<String> lines = ndjson.body().lines().toList();
    assertThat(lines).hasSize(MANY);
    List<String> ids = new ArrayList<>();
    for (String line : lines) {
      ids.add(JsonSerde.mapper().readTree(line).path("id").asText());
    }
    assertThat(ids).isEqualTo(expected);
    JsonNode seven = JsonSerde.mapper().readTree(lines.get(MANY - 8));
    assertThat(seven.path("state").path("by").asText()).isEqualTo("token editor");
    assertThat(seven.path("event").path("kind").isTextual()).isTrue();
  }

  @Test
  void itIsAFileWithAName() {
    HttpResponse<String> csv = api.get("/api/v1/alerts.csv");
    HttpResponse<String> ndjson = api.get("/api/v1/alerts.ndjson");

    assertThat(csv.headers().firstValue("Content-Type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            value ->
                assertThat(value).matches("attachment; filename=\"alerts-\\d{8}T\\d{6}Z\\.csv\""));
    assertThat(csv.body()).isEqualTo(AlertCsv.head());
    assertThat(ndjson.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(ndjson.body()).isEmpty();
  }

  @Test
  void filtersAndOrderCountAsInTheList() {
    api.store().save(alerts(24));

    List<List<String>> rows =
        CsvRows.of(api.get("/api/v1/alerts.csv?severity=high&q=message%202&sort=raisedAt").body());

    assertThat(rows.stream().skip(1).map(row -> row.get(0)))
        .containsExactly(alert(2).id(), alert(22).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=5", "cursor=x", "severity=urgent", "from=yesterday", "nonsense=1"})
  void whatIsNotUnderstoodIsRefused(String query) {
    assertThat(api.get("/api/v1/alerts.csv?" + query).statusCode()).isEqualTo(400);
    assertThat(api.runningExports()).isZero();
  }

  @Test
  void whoDoesNotReadIsWaitedForWithOneOrTwoPagesAndWhoGoesEndsIt() throws IOException {
    saveLarge();
    try (Socket client = api.open("/api/v1/alerts.ndjson", TOKEN)) {
      assertThat(client.getInputStream().read()).isEqualTo('H');
      int read = settled();

      assertThat(read).as("pages of 10, since the client stopped reading").isLessThan(8);
    }
    eventually().until(() -> api.runningExports() == 0);
    assertThat(settled()).isLessThan(10);
  }

  /** How many pages were read when no more are. */
  private int settled() {
    AtomicInteger last = new AtomicInteger(-1);
    eventually()
        .pollInterval(Duration.ofMillis(400))
        .until(() -> last.getAndSet(pages.get()) == pages.get());
    return pages.get();
  }

  @Test
  void moreAtOnceThanMayAreToldToComeAgain() throws IOException {
    saveLarge();
    try (Socket first = api.open("/api/v1/alerts.csv", TOKEN);
        Socket second = api.open("/api/v1/alerts.csv", TOKEN);
        Socket third = api.open("/api/v1/alerts.csv", TOKEN);
        Socket fourth = api.open("/api/v1/alerts.csv", TOKEN)) {
      assertThat(List.of(first, second, third, fourth)).noneMatch(Socket::isClosed);
      eventually().until(() -> api.runningExports() == 4);
      HttpResponse<String> fifth = api.get("/api/v1/alerts.csv");

      assertThat(fifth.statusCode()).isEqualTo(503);
      assertThat(fifth.headers().firstValue("Retry-After")).isPresent();
      assertThat(api.get("/api/v1/alerts?limit=1").statusCode()).isEqualTo(200);
    }
    eventually().until(() -> api.runningExports() == 0);
    assertThat(api.get("/api/v1/alerts.csv?q=none").statusCode()).isEqualTo(200);
  }

  @Test
  void aStoreThatFailsAtOnceIsAProblemAndOneThatFailsLaterCutsTheFileOff() {
    api.store().save(alerts(1000));
    failsAt = 1;
    HttpResponse<String> atOnce = api.get("/api/v1/alerts.csv");
    pages.set(0);
    failsAt = 3;

    assertThat(atOnce.statusCode()).isEqualTo(503);
    assertThat(atOnce.body()).contains("does not answer").doesNotContain("disk");
    Assertions.assertThatThrownBy(() -> api.get("/api/v1/alerts.csv"))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(api.cutExports()).isEqualTo(1);
    assertThat(api.runningExports()).isZero();
  }

  @Test
  void aTokenThatIsRevokedEndsIt() throws IOException {
    saveLarge();
    try (Socket client = api.open("/api/v1/alerts.ndjson", TOKEN)) {
      InputStream answer = client.getInputStream();
      assertThat(answer.read()).isEqualTo('H');
      api.revokeAll();

      String text = new String(answer.readAllBytes(), UTF_8);
      assertThat(text).as("the mark of its end").doesNotEndWith("0\r\n\r\n");
    }
    assertThat(api.cutExports()).isEqualTo(1);
  }
}
