package io.bellbuoy.rules.expression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0",
    "10.0.0.0/8, 10.255.255.255",
    "10.1.2.99/24, 10.1.2.3",
    "10.1.2.3, 10.1.2.3",
    "10.1.2.3/32, 10.1.2.3",
    "0.0.0.0/0, 255.255.255.255",
    "128.0.0.0/1, 200.1.1.1",
    "255.255.255.255, 255.255.255.255",
    "10.0.0.0/31, 10.0.0.1",
    "2001:db8::/32, 2001:db8:ffff::1",
    "fd00::/8, fdff::1",
    "::/0, 2001:db8::1",
    "::1, ::1",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:DB8::A, 2001:db8:0::000a",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff",
    "2001:db8::/65, 2001:db8::7fff:0:0:1",
    "2001:db8::1/128, 2001:db8::1",
    "fe80::/10, fe80::1:2:3:4",
    "::ffff:10.0.0.0/104, 10.1.2.3",
    "10.0.0.0/8, ::ffff:10.1.2.3",
    "10.0.0.0/8, ::ffff:0a01:0203",
    "64:ff9b::/96, 64:ff9b::10.1.2.3"
  })
  void anAddressInsideIsInside(String block, String address) {
    assertThat(holds(block, address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 11.0.0.0",
    "10.0.0.0/8, 9.255.255.255",
    "10.0.0.0/31, 10.0.0.2",
    "128.0.0.0/1, 127.1.1.1",
    "10.1.2.3, 10.1.2.4",
    "2001:db8::/32, 2001:db9::1",
    "2001:db8::/65, 2001:db8::8000:0:0:1",
    "::/0, 10.0.0.1",
    "0.0.0.0/0, ::1",
    "::/96, 10.0.0.1",
    "10.0.0.0/8, localhost",
    "10.0.0.0/8, '10.1.2.3 '",
    "10.0.0.0/8, 10.1.2.3:80",
    "10.0.0.0/8, 10.1.2",
    "10.0.0.0/8, 10.01.2.3",
    "10.0.0.0/8, 0x0a.1.2.3",
    "10.0.0.0/8, 167837955",
    "10.0.0.0/8, 10.1.2.3.4",
    "10.0.0.0/8, 10.1.2.256",
    "10.0.0.0/8, 10..2.3",
    "10.0.0.0/8, 10.0.0.0/8",
    "fe80::/10, fe80::1%eth0",
    "::/0, [::1]",
    "::/0, 1:2:3:4:5:6:7",
    "::/0, 1:2:3:4:5:6:7:8:9",
    "::/0, 1::2::3",
    "::/0, :::",
    "::/0, 1:2:3:4:5:6:7:8::",
    "::/0, :1:2:3:4:5:6:7",
    "::/0, 12345::",
    "::/0, g::",
    "::/0, 1.2.3.4::",
    "::/0, ::1.2.3.4:5",
    "::/0, ::1.2.3.400"
  })
  void whatIsOutsideOrNoAddressIsNot(String block, String address) {
    assertThat(holds(block, address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/+8",
        "10.0.0/8",
        "10.0.0.0/255.0.0.0",
        "fd00::/129",
        "fd00::/x",
        "::ffff:10.0.0.0/95",
        " 10.0.0.0/8",
        "10.0.0.0 /8",
        "*"
      })
  void whatIsNoBlockIsNone(String text) {
    assertThat(AddressBlock.of(text)).isNull();
  }

  @Test
  void hostBitsAreIgnored() {
    assertThat(AddressBlock.of("10.1.2.99/24")).isEqualTo(AddressBlock.of("10.1.2.0/24"));
    assertThat(AddressBlock.of("fd00::5/8")).isEqualTo(AddressBlock.of("fd00::/8"));
  }

  @Test
  void aSingleAddressIsABlockOfOne() {
    assertThat(AddressBlock.of("10.1.2.3")).isEqualTo(AddressBlock.of("10.1.2.3/32"));
    assertThat(AddressBlock.of("::1")).isEqualTo(AddressBlock.of("::1/128"));
  }

  @Test
  void anAddressIsFoundAmongAHundredThousandBlocks() {
    Set<AddressBlock> blocks = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      blocks.add(AddressBlock.of("10." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255)));
    }
    AddressSet set = new AddressSet(blocks);
    assertThat(set.blocks()).hasSize(100_000);
    assertThat(set.holds(Found.outside(new JsonText("10.1.134.159")))).isTrue();
    assertThat(set.holds(Found.outside(new JsonText("10.1.134.160")))).isFalse();
  }

  private static boolean holds(String text, String address) {
    AddressBlock block = requireNonNull(AddressBlock.of(text), text);
    return new AddressSet(Set.of(block)).holds(Found.outside(new JsonText(address)));
  }
}
