package io.bellbuoy.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginLimitTest {

  private final Time time = new Time();
  private final LoginLimit limit = new LoginLimit(time);

  /** A clock that stands until it is told to go on. */
  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private int tries(String name, String address, int most) {
    int tries = 0;
    while (tries < most && limit.attempt(name, address).isZero()) {
      tries++;
    }
    return tries;
  }

  @Test
  void aNameMayBeTriedFiveTimesFromOneAddress() {
    assertThat(tries("alice", "192.0.2.1", 100)).isEqualTo(5);
    assertThat(limit.attempt("alice", "192.0.2.1")).isEqualTo(Duration.ofMinutes(5));
    assertThat(tries("alice", "192.0.2.2", 1)).isEqualTo(1);
    assertThat(tries("bob", "192.0.2.1", 1)).isEqualTo(1);
  }

  @Test
  void whoWaitsMayTryAgain() {
    tries("alice", "192.0.2.1", 100);
    time.now = time.now.plusSeconds(299);
    assertThat(limit.attempt("alice", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));

    time.now = time.now.plusSeconds(1);

    assertThat(tries("alice", "192.0.2.1", 100)).isEqualTo(5);
  }

  @Test
  void anAddressMayTryTwentyTimesHoweverManyNamesItTries() {
    int tries = 0;
    for (int i = 0; i < 100; i++) {
      tries += tries("user" + i, "192.0.2.1", 1);
    }

    assertThat(tries).isEqualTo(20);
  }

  @Test
  void aNameMayBeTriedFiftyTimesHoweverManyAddressesTryIt() {
    int tries = 0;
    for (int i = 0; i < 100; i++) {
      tries += tries("alice", "198.51.100." + i, 1);
    }

    assertThat(tries).isEqualTo(50);
  }

  @Test
  void strangersDoNotLockSomebodyOutWhereSheHasLoggedInBefore() {
    limit.attempt("alice", "192.0.2.1");
    limit.succeeded("alice", "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      tries("alice", "198.51.100." + i, 1);
    }

    assertThat(limit.attempt("alice", "203.0.113.9")).isPositive();
    assertThat(tries("alice", "192.0.2.1", 100)).isEqualTo(5);
    assertThat(limit.attempt("bob", "192.0.2.1")).isZero();
  }

  @Test
  void whoSucceedsHasNotTried() {
    for (int i = 0; i < 100; i++) {
      assertThat(limit.attempt("alice", "192.0.2.1")).isZero();
      limit.succeeded("alice", "192.0.2.1");
    }

    assertThat(tries("alice", "192.0.2.1", 100)).isEqualTo(5);
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    for (int i = 0; i < 20; i++) {
      tries("user" + i, "2001:db8:0:1::" + Integer.toHexString(i + 1), 1);
    }

    assertThat(limit.attempt("other", "2001:db8:0:1:ffff::1")).isPositive();
    assertThat(limit.attempt("other", "2001:db8:0:2::1")).isZero();
  }

  @Test
  void itsMemoryIsBounded() {
    tries("first", "192.0.2.1", 100);
    for (int i = 0; i < 20_000; i++) {
      limit.attempt("user" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }

    // Forgotten: the price of a bounded memory is paid by whoever has 10,000 addresses.
    assertThat(limit.attempt("first", "192.0.2.1")).isZero();
  }
}
