package io.bellbuoy.bootstrap;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bellbuoy.bootstrap.CertificateBuilder.Issued;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files behind {@link Certificates}. Thread-safe, also between processes. */
final class CertificateStore {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateStore.class);
  private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
  private static final String SECRET = "rw-------";
  private static final String OPEN = "rw-r--r--";

  /** File locks are held by the whole process, so its threads take turns here first. */
  private static final Object TURN = new Object();

  private final Path folder;
  private final Path caKey;
  private final Certificates files;
  private final Clock clock;

  CertificateStore(Path folder, Clock clock) {
    this.folder = folder;
    this.caKey = folder.resolve("ca.key");
    this.files =
        new Certificates(
            folder.resolve("ca.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
    this.clock = clock;
  }

  Certificates get(List<String> names) {
    Set<String> wanted = new HashSet<>();
    for (String name : names) {
      wanted.add(canonical(name));
    }
    if (wanted.isEmpty()) {
      throw new StartException("a certificate needs at least one name or address");
    }
    try {
      // Without the lock first: the folder of a finished installation may be read-only.
      if (!isGood(wanted)) {
        makeAlone(names, wanted);
      }
      return files;
    } catch (IOException | GeneralSecurityException e) {
      throw new StartException(
          "cannot keep certificates in %s (%s); make it a folder this user may write"
              .formatted(folder, e),
          e);
    }
  }

  private void makeAlone(List<String> names, Set<String> wanted)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    synchronized (TURN) {
      try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !isGood(wanted)) {
          make(names);
        }
      }
    }
  }

  private void make(List<String> names) throws IOException, GeneralSecurityException {
    CertificateBuilder builder = new CertificateBuilder(clock.instant());
    Issued authority = Files.exists(files.ca()) ? authority() : newAuthority(builder);
    Issued server = builder.server(names, authority);
    Pem.write(files.key(), Pem.of("PRIVATE KEY", server.key().getEncoded()), SECRET);
    String chain = text(server.certificate()) + text(authority.certificate());
    Pem.write(files.certificate(), chain, OPEN);
    LOG.atInfo()
        .addKeyValue("file", files.certificate())
        .addKeyValue("names", names)
        .addKeyValue("until", server.certificate().getNotAfter().toInstant())
        .log("made a server certificate");
  }

  /** The key is written first: a certificate without its key is never our own unfinished work. */
  private Issued newAuthority(CertificateBuilder builder)
      throws IOException, GeneralSecurityException {
    Issued authority = builder.authority();
    Pem.write(caKey, Pem.of("PRIVATE KEY", authority.key().getEncoded()), SECRET);
    Pem.write(files.ca(), text(authority.certificate()), OPEN);
    return authority;
  }

  private Issued authority() {
    try {
      Issued authority = new Issued(Pem.certificate(files.ca()), Pem.key(caKey));
      if (belongTogether(authority) && !endsSoon(authority.certificate())) {
        return authority;
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.atDebug().setCause(e).log("the authority cannot be read");
    }
    throw new StartException(
        "the certificate authority in %s cannot sign: %s and %s are unreadable, do not belong together or end soon; restore them, or remove both for a new authority, which every sender must then be given"
            .formatted(folder, files.ca().getFileName(), caKey.getFileName()));
  }

  private boolean isGood(Set<String> wanted) {
    try {
      Issued server = new Issued(Pem.certificate(files.certificate()), Pem.key(files.key()));
      server.certificate().verify(Pem.certificate(files.ca()).getPublicKey());
      return belongTogether(server)
          && !endsSoon(server.certificate())
          && names(server.certificate()).containsAll(wanted);
    } catch (IOException | GeneralSecurityException e) {
      LOG.atDebug().addKeyValue("problem", e).log("no usable server certificate yet");
      return false;
    }
  }

  private boolean endsSoon(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW_BEFORE_END));
  }

  private static boolean belongTogether(Issued issued) throws GeneralSecurityException {
    byte[] anything = {1};
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issued.key());
    signature.update(anything);
    byte[] signed = signature.sign();
    // The key, not the certificate: an authority's may not be used for signatures like this one.
    signature.initVerify(issued.certificate().getPublicKey());
    signature.update(anything);
    return signature.verify(signed);
  }

  private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
    Set<String> names = new HashSet<>();
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives != null) {
      alternatives.forEach(alternative -> names.add(canonical((String) alternative.get(1))));
    }
    return names;
  }

  private static String canonical(String name) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
    if (address == null) {
      if (!name.matches("(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?")) {
        throw new StartException("'" + name + "' is neither a DNS name nor an address");
      }
      return name.toLowerCase(Locale.ROOT);
    }
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("addresses have 4 or 16 bytes", e);
    }
  }

  private static String text(X509Certificate certificate) throws GeneralSecurityException {
    return Pem.of("CERTIFICATE", certificate.getEncoded());
  }
}
