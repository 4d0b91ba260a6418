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
 * password, the user's removal. The role is looked up anew at each request. A cookie says when
 * something was last done, and is replaced where that was a while ago.
 */
public final class Sessions {

  /** The cookie's name. */
  public static final String COOKIE = "bellbuoy_session";

  private static final String FORM = "2";
  private static final int LONGEST = 1000;
  private static final int PARTS = 6;

  /** A cookie that says so is as good as a new one. */
  private static final Duration JUST_NOW = Duration.ofSeconds(30);

  private final UnaryOperator<byte[]> mac;
  private final SessionConfig config;
  private final boolean secure;
  private final Clock clock;

  /**
   * Sessions.
   *
   * @param mac signs them; the same on every console
   * @param secure whether browsers are to send the cookie over TLS alone
   */
  public Sessions(UnaryOperator<byte[]> mac, SessionConfig config, boolean secure, Clock clock) {
    this.mac = mac;
    this.config = config;
    this.secure = secure;
    this.clock = clock;
  }

  /** A new session of the user. */
  Session begin(User user) {
    Instant now = clock.instant();
    String id = Secrets.random().substring(0, 22);
    return new Session(id, user, now.plus(config.lifetime()), now);
  }

  /** The same after something was done; null: its cookie need not be replaced yet. */
  @Nullable Session renewed(Session session) {
    Instant now = clock.instant();
    return now.isBefore(session.seen().plus(JUST_NOW))
        ? null
        : new Session(session.id(), session.user(), session.until(), now);
  }

  /** The header {@code Set-Cookie} that gives the session to a browser. */
  String setCookie(Session session) {
    String content =
        String.join(
            "|",
            FORM,
            session.id(),
            Long.toString(session.until().getEpochSecond()),
            Long.toString(session.seen().getEpochSecond()),
            session.user().sessions(),
            session.user().name());
    String text = base64(content.getBytes(UTF_8)) + "." + base64(tag("session " + content));
    Duration rest = Duration.between(clock.instant(), session.until());
    return cookie(text, rest.plusMillis(999).toSeconds());
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

  /** The session that the cookie holds; null: none that is valid. */
  @Nullable Session open(String text, PeopleImage people) {
    String[] parts = content(text).split("\\|", -1);
    if (parts.length != PARTS || !parts[0].equals(FORM)) {
      return null;
    }
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    Instant seen = Instant.ofEpochSecond(Long.parseLong(parts[3]));
    Instant now = clock.instant();
    User user = people.users().get(parts[5]);
    if (user == null
        || !user.sessions().equals(parts[4])
        || !now.isBefore(until)
        || !now.isBefore(seen.plus(config.idle()))
        || people.ended().containsKey(parts[1])) {
      return null;
    }
    return new Session(parts[1], user, until, seen);
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
