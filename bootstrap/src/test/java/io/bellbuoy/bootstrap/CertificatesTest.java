package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {

  private static final List<String> NAMES = List.of("ingest.example", "10.0.0.1", "::1");

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameAFolderThatIsNotThere() {
    folder = temporary.resolve("a").resolve("certificates");
  }

  @Test
  void theAuthorityMaySignCertificatesAndNothingElse() throws Exception {
    X509Certificate ca = Pem.certificate(Certificates.in(folder, NAMES).ca());

    assertThat(ca.getBasicConstraints()).as("no authorities below it").isZero();
    assertThat(ca.getKeyUsage())
        .isEqualTo(new boolean[] {false, false, false, false, false, true, true, false, false});
    assertThat(ca.getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19");
    assertThat(ca.getSubjectX500Principal()).isEqualTo(ca.getIssuerX500Principal());
    assertThat(life(ca)).isEqualTo(Duration.ofDays(3650).plusHours(1));
  }

  @Test
  void theServersCertificateIsForItsNamesAndForServingAlone() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    X509Certificate ca = Pem.certificate(made.ca());
    X509Certificate server = Pem.certificate(made.certificate());

    server.verify(ca.getPublicKey());
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "ingest.example"), List.of(7, "10.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    assertThat(life(server)).isEqualTo(Duration.ofDays(397).plusHours(1));
    assertThat(server.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(Files.readString(made.certificate()))
        .as("the chain")
        .endsWith(Files.readString(made.ca()));
  }

  @Test
  void keysAreForTheirOwnerAlone() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);

    assertThat(mode(made.key())).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("ca.key"))).isEqualTo("rw-------");
    assertThat(mode(made.ca())).isEqualTo("rw-r--r--");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing half-written is left")
          .containsExactlyInAnyOrder("ca.pem", "ca.key", "server.pem", "server.key", ".lock");
    }
  }

  @Test
  void twoInstallationsHaveAuthoritiesOfDifferentNames() throws Exception {
    X509Certificate one = Pem.certificate(Certificates.in(folder, NAMES).ca());
    X509Certificate other = Pem.certificate(Certificates.in(temporary, NAMES).ca());

    assertThat(one.getSubjectX500Principal()).isNotEqualTo(other.getSubjectX500Principal());
  }

  @Test
  void whatIsGoodStays() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    String before = Files.readString(made.certificate());

    Certificates.in(folder, List.of("INGEST.example", "0:0:0:0:0:0:0:1"));

    assertThat(made.certificate()).hasContent(before);
  }

  @Test
  void aMissingNameMakesANewCertificateByTheSameAuthority() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    String ca = Files.readString(made.ca());
    String key = Files.readString(made.key());

    Certificates.in(folder, List.of("ingest.example", "10.0.0.2"));

    X509Certificate server = Pem.certificate(made.certificate());
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "ingest.example"), List.of(7, "10.0.0.2"));
    assertThat(made.ca()).hasContent(ca);
    assertThat(Files.readString(made.key())).isNotEqualTo(key);
  }

  @Test
  void aCertificateIsRenewedInItsLastThirtyDays() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    Instant end = Pem.certificate(made.certificate()).getNotAfter().toInstant();
    String before = Files.readString(made.certificate());

    at(end.minus(Duration.ofDays(30)).minusSeconds(1)).get(NAMES);
    assertThat(made.certificate()).hasContent(before);

    at(end.minus(Duration.ofDays(30)).plusSeconds(1)).get(NAMES);
    assertThat(Pem.certificate(made.certificate()).getNotAfter().toInstant()).isAfter(end);
  }

  @Test
  void aCertificateDoesNotOutliveItsAuthority() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    Instant end = Pem.certificate(made.ca()).getNotAfter().toInstant();

    at(end.minus(Duration.ofDays(40))).get(NAMES);
    assertThat(Pem.certificate(made.certificate()).getNotAfter().toInstant()).isEqualTo(end);

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> at(end.minus(Duration.ofDays(20))).get(NAMES))
        .withMessageContaining("end soon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.pem", "server.key"})
  void aLostOrBrokenServerFileIsMadeAgain(String file) throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    String ca = Files.readString(made.ca());

    Files.writeString(folder.resolve(file), "half a fi");
    Certificates.in(folder, NAMES);
    Files.delete(folder.resolve(file));
    Certificates.in(folder, NAMES);

    Pem.certificate(made.certificate()).verify(Pem.certificate(made.ca()).getPublicKey());
    assertThat(Pem.key(made.key()).getAlgorithm()).isEqualTo("EC");
    assertThat(made.ca()).hasContent(ca);
  }

  @Test
  void anAuthorityIsNeverReplacedSilently() throws Exception {
    Certificates made = Certificates.in(folder, NAMES);
    Path elsewhere = temporary.resolve("other");
    Certificates.in(elsewhere, NAMES);
    Files.copy(
        elsewhere.resolve("ca.key"), folder.resolve("ca.key"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(Certificates.in(folder, NAMES)).as("it has not to sign").isEqualTo(made);
    assertRefused("new.example");
    Files.delete(folder.resolve("ca.key"));
    assertRefused("new.example");
    Files.writeString(folder.resolve("ca.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    assertRefused("new.example");
  }

  @Test
  void anAuthorityWhoseMakingWasCutOffIsMadeAgain() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("ca.key"), "written first");

    Certificates made = Certificates.in(folder, NAMES);

    Pem.certificate(made.certificate()).verify(Pem.certificate(made.ca()).getPublicKey());
  }

  @Test
  void startsAtTheSameTimeAgree() throws Exception {
    ExecutorService starts = Executors.newFixedThreadPool(6);
    try {
      List<Future<String>> coming = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        coming.add(
            starts.submit(() -> Files.readString(Certificates.in(folder, NAMES).certificate())));
      }
      List<String> seen = new ArrayList<>();
      for (Future<String> one : coming) {
        seen.add(one.get());
      }
      assertThat(Set.copyOf(seen)).hasSize(1);
    } finally {
      starts.shutdownNow();
    }
  }

  @Test
  void aFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Certificates.in(file, NAMES))
        .withMessageStartingWith("cannot keep certificates in " + file)
        .withMessageEndingWith("make it a folder this user may write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "http://x", "*.*.x", "x:80", "-x", "10.0.0.300/8"})
  void whatIsNoNameIsRefused(String name) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Certificates.in(folder, List.of(name)))
        .withMessage("'" + name + "' is neither a DNS name nor an address");
  }

  @Test
  void noNamesAreRefused() {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Certificates.in(folder, List.of()))
        .withMessage("a certificate needs at least one name or address");
  }

  private void assertRefused(String name) throws IOException {
    String ca = Files.readString(folder.resolve("ca.pem"));
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Certificates.in(folder, List.of(name)))
        .withMessageContaining("restore them, or remove both for a new authority");
    assertThat(folder.resolve("ca.pem")).hasContent(ca);
  }

  private CertificateStore at(Instant now) {
    return new CertificateStore(folder, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Duration life(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
