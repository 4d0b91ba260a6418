package io.bellbuoy.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresConfigTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://db:5432/alerts, jdbc:postgresql://db:5432/alerts",
    "jdbc:postgresql://db/alerts, jdbc:postgresql://db/alerts",
    "postgresql://db/a?sslmode=require, jdbc:postgresql://db/a?sslmode=require"
  })
  void aUrlIsTakenWithAndWithoutJdbc(String url, String jdbc) {
    assertThat(config(url, 8).jdbcUrl()).isEqualTo(jdbc);
  }

  @Test
  void neitherParametersNorThePasswordAreShown() {
    PostgresConfig config = config("postgresql://db/alerts?sslkey=/k.pem", 8);

    assertThat(config.place()).isEqualTo("postgresql://db/alerts");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://db/alerts | url must look like postgresql://host:5432/database",
        "postgresql://me:secret@db/alerts | url must not hold user or password",
        "postgresql://db/alerts?user=me&password=secret | url must not hold user or password",
        "postgresql://db/alerts?sslPassword=secret | url must not hold user or password"
      })
  void whatIsNoUrlOrHoldsASecretIsRefusedWithoutShowingIt(String url, String problem) {
    assertThatThrownBy(() -> config(url, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret");
  }

  @Test
  void oneConnectionIsTooFew() {
    assertThatThrownBy(() -> config("postgresql://db/alerts", 1))
        .hasMessage("connections must be at least 2");
  }

  private static PostgresConfig config(String url, int connections) {
    return new PostgresConfig(
        url, "bellbuoy", new Secret("s3cret"), connections, Duration.ofSeconds(5));
  }
}
