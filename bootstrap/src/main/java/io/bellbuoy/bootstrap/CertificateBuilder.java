package io.bellbuoy.bootstrap;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates on the curve P-256. */
final class CertificateBuilder {

  private static final Duration CA_LIFE = Duration.ofDays(3650);

  /** The most that clients accept of a server's. */
  private static final Duration SERVER_LIFE = Duration.ofDays(397);

  /** Certificates begin in the past: a sender's clock may be behind ours. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127;

  private final SecureRandom random = new SecureRandom();
  private final Instant now;

  CertificateBuilder(Instant now) {
    this.now = now;
  }

  /** A private key and the certificate of its public key. */
  record Issued(X509Certificate certificate, PrivateKey key) {}

  /** An authority that signs itself. */
  Issued authority() throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    // Two installations must not have authorities of one name: clients look them up by it.
    X500Principal name =
        new X500Principal("O=Bellbuoy, CN=Bellbuoy CA " + Long.toHexString(random.nextLong()));
    X509v3CertificateBuilder builder = begin(name, name, now.plus(CA_LIFE), keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new Issued(sign(builder, keys.getPrivate()), keys.getPrivate());
  }

  /** A server's, for those names, signed by the authority, which it does not outlive. */
  Issued server(List<String> names, Issued authority) throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    Instant end = now.plus(SERVER_LIFE);
    Instant last = authority.certificate().getNotAfter().toInstant();
    X509v3CertificateBuilder builder =
        begin(
            authority.certificate().getSubjectX500Principal(),
            new X500Principal("O=Bellbuoy, CN=Bellbuoy server"),
            end.isBefore(last) ? end : last,
            keys.getPublic());
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
    builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
    return new Issued(sign(builder, authority.key()), keys.getPrivate());
  }

  private static GeneralNames alternatives(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  static boolean isAddress(String name) {
    return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
  }

  private X509v3CertificateBuilder begin(
      X500Principal issuer, X500Principal subject, Instant end, PublicKey key)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(end),
            subject,
            key);
    return builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
  }

  private KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("this Java cannot sign with ECDSA", e);
    }
  }
}
