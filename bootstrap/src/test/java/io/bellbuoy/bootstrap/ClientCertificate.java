package io.bellbuoy.bootstrap;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What an API server could present. */
record ClientCertificate(X509Certificate certificate, PrivateKey key) {

  /** One that names that authority as its issuer and is signed with that key. */
  static ClientCertificate of(Path authority, Path signingKey) throws Exception {
    X509Certificate ca = Pem.certificate(authority);
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            ca,
            BigInteger.TWO,
            ca.getNotBefore(),
            Date.from(Instant.now().plusSeconds(3600)),
            new X500Principal("CN=apiserver"),
            keys.getPublic());
    return new ClientCertificate(
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(Pem.key(signingKey)))),
        keys.getPrivate());
  }
}
