package io.bellbuoy.sink.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "169.254.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "::1",
        "::",
        "fe80::1",
        "ff02::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::"
      })
  void addressesOfThisMachineItsLinkAndMetadataServicesAreLocal(String address)
      throws UnknownHostException {
    assertThat(LocalAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "100.100.100.201",
        "1.0.0.0",
        "2001:4860:4860::8888",
        "fd12:3456::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void otherAddressesAreNot(String address) throws UnknownHostException {
    assertThat(LocalAddresses.contain(InetAddress.getByName(address))).isFalse();
  }
}
