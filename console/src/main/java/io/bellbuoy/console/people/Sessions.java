package io.bellbuoy.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.User;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that live in their cookie, signed with the installation's key. Thread-safe.
 *
 * <p>Every console knows every session, also after a restart, and while Kafka is away people can
 * still log in and see. What ends one before its time is in the people topic: its own end, another
 * password, the user's removal. The role is looked up anew at each request.
 */
public final class Sessions {

  /** The cookie's name. */
  public static final String COOKIE = "bellbuoy_session";

  private static final String FORM = "1";
  private static final int LONGEST = 1000;
  private static final int PARTS = 5;

  private final UnaryOperator<byte[]> mac;
  private final Duration lifetime;
  private final boolean secure;
  private final Clock clock;

  /**
   * Sessions.
   *
   * @param mac signs them; the same on every console
   * @param secure whether browsers are to send the cookie over TLS alone
   */
  public Sessions(UnaryOperator<byte[]> mac, Duration lifetime, boolean secure, Clock clock) {
    this.mac = mac;
    this.lifetime = lifetime;
    this.secure = secure;
    this.clock = clock;
  }

  /** A new session of the user. */
  Session begin(User user) {
    return new Session(Secrets.random().substring(0, 22), user, clock.instant().plus(lifetime));
  }

  /** The header {@code Set-Cookie} that gives the session to a browser. */
  String setCookie(Session session) {
    String content =
        String.join(
            "|",
            FORM,
            session.id(),
            Long.toString(session.until().getEpochSecond()),
            session.user().sessions(),
            session.user().name());
    String text = base64(content.getBytes(UTF_8)) + "." + base64(tag("session " + content));
    return cookie(text, lifetime.toSeconds());
  }

  /** The header {@code Set-Cookie} that takes the session away from a browser. */
  String clearCookie() {
    return cookie("", 0);
  }

  private String cookie(String value, long seconds) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(seconds)
        .encode();
  }

  /** The session that a request belongs to; null: none that is valid. */
  @Nullable Session of(HttpServerRequest request, PeopleImage people) {
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : open(cookie.getValue(), people);
  }

  private @Nullable Session open(String text, PeopleImage people) {
    String[] parts = content(text).split("\\|", -1);
    if (parts.length != PARTS || !parts[0].equals(FORM)) {
      return null;
    }
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    User user = people.users().get(parts[4]);
    if (user == null
        || !user.sessions().equals(parts[3])
        || !clock.instant().isBefore(until)
        || people.ended().containsKey(parts[1])) {
      return null;
    }
    return new Session(parts[1], user, until);
  }

  /** What was signed; empty where it was not signed so by us. */
  private String content(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > LONGEST) {
      return "";
    }
    try {
      String content = new String(Base64.getUrlDecoder().decode(text.substring(0, dot)), UTF_8);
      byte[] given = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return MessageDigest.isEqual(given, tag("session " + content)) ? content : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** What a page has to send with whatever changes something, to show that it is ours. */
  String csrf(Session session) {
    return base64(tag("csrf " + session.id()));
  }

  /** Whether that is what the session's page was given. */
  boolean isCsrf(@Nullable String given, Session session) {
    return given != null
        && MessageDigest.isEqual(given.getBytes(UTF_8), csrf(session).getBytes(UTF_8));
  }

  private byte[] tag(String text) {
    return mac.apply(text.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
