package io.bellbuoy.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/9", "192.0.2.7", "fd00::/8", "2001:db8::1/128"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the connection | what was sent | where it comes from
        "198.51.100.1 | 203.0.113.9                  | 198.51.100.1 | a stranger is not believed",
        "10.1.2.3     | 203.0.113.9                  | 203.0.113.9  | one proxy",
        "10.127.2.3   | 203.0.113.9                  | 203.0.113.9  | the end of the network",
        "10.128.2.3   | 203.0.113.9                  | 10.128.2.3   | behind its end",
        "192.0.2.7    | 203.0.113.9                  | 203.0.113.9  | one address",
        "192.0.2.6    | 203.0.113.9                  | 192.0.2.6    | the one beside it",
        "10.1.2.3     | 1.1.1.1, 203.0.113.9         | 203.0.113.9  | the client's own words",
        "10.1.2.3     | 1.1.1.1,203.0.113.9,10.0.0.9 | 203.0.113.9  | two proxies",
        "10.1.2.3     | 10.0.0.8 , 10.0.0.9          | 10.0.0.8     | a client inside",
        "10.1.2.3     | 203.0.113.9, unknown         | 10.1.2.3     | no address",
        "10.1.2.3     | 203.0.113.9,                 | 10.1.2.3     | nothing",
        "10.1.2.3     | localhost                    | 10.1.2.3     | a name is never asked for",
        "10.1.2.3     | 2001:db8::2                  | 2001:db8::2  | IPv6 behind IPv4",
        "fd12::1      | 203.0.113.9                  | 203.0.113.9  | a proxy with IPv6",
        "2001:db8:0:0:0:0:0:1 | 203.0.113.9          | 203.0.113.9  | written out",
        "2001:db8::2  | 203.0.113.9                  | 2001:db8::2  | another of its network",
        "::ffff:10.1.2.3 | 203.0.113.9               | 203.0.113.9  | IPv4 within IPv6",
      })
  void believesWhatTrustedProxiesSayAndNobodyElse(
      String connection, String sent, String from, String why) {
    assertThat(proxies.addressOf(connection, List.of(sent))).as(why).isEqualTo(from);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(proxies.addressOf("10.1.2.3", List.of("1.1.1.1", "203.0.113.9", "10.0.0.9")))
        .isEqualTo("203.0.113.9");
    assertThat(proxies.addressOf("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void withoutTrustedProxiesNothingIsBelieved() {
    assertThat(TrustedProxies.NONE.addressOf("127.0.0.1", List.of("203.0.113.9")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void allAddressesMayBeTrusted() {
    TrustedProxies all = new TrustedProxies(List.of("0.0.0.0/0"));

    assertThat(all.addressOf("198.51.100.1", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(all.addressOf("fd00::1", List.of("203.0.113.9"))).isEqualTo("fd00::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10/8", "::/129"})
  void whatIsNoNetworkIsNamed(String cidr) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(cidr)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trustedProxies holds " + cidr);
  }
}
