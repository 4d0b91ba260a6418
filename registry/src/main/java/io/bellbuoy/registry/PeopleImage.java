package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.EndedSession;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.TokenUse;
import io.bellbuoy.schemas.User;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. Immutable.
 *
 * @param users by name
 * @param tokens API tokens, by id
 * @param ended sessions that were ended before their time, by id
 * @param uses when tokens were last used, by the token's id
 */
public record PeopleImage(
    Map<String, User> users,
    Map<String, ApiToken> tokens,
    Map<String, EndedSession> ended,
    Map<String, TokenUse> uses)
    implements Image<PeopleImage> {

  /** Nobody. */
  public static final PeopleImage EMPTY = new PeopleImage(Map.of());

  private static final String USER = "user/";
  private static final String TOKEN = "token/";
  private static final String SESSION = "session/";
  private static final String USE = "use/";
  private static final JsonSerde<User> USERS = new JsonSerde<>(User.class);
  private static final JsonSerde<ApiToken> TOKENS = new JsonSerde<>(ApiToken.class);
  private static final JsonSerde<EndedSession> ENDED = new JsonSerde<>(EndedSession.class);
  private static final JsonSerde<TokenUse> USES = new JsonSerde<>(TokenUse.class);

  public PeopleImage {
    users = Map.copyOf(users);
    tokens = Map.copyOf(tokens);
    ended = Map.copyOf(ended);
    uses = Map.copyOf(uses);
  }

  /** API tokens alone. */
  public PeopleImage(Map<String, ApiToken> tokens) {
    this(Map.of(), tokens, Map.of(), Map.of());
  }

  /**
   * The token with that secret, where it is valid now; null: none. The time that it takes does not
   * depend on the secret: every token is looked at.
   */
  public @Nullable ApiToken bySecret(String secret, Instant now) {
    byte[] hash = Sha256.hex(secret.getBytes(UTF_8)).getBytes(US_ASCII);
    ApiToken found = null;
    for (ApiToken token : tokens.values()) {
      if (MessageDigest.isEqual(hash, token.hash().getBytes(US_ASCII))) {
        found = token;
      }
    }
    return found != null && (found.expiresAt() == null || now.isBefore(found.expiresAt()))
        ? found
        : null;
  }

  /** With that user, in the place of one of its name. */
  public PeopleImage with(User user) {
    return new PeopleImage(put(users, user.name(), user), tokens, ended, uses);
  }

  /** With that token, in the place of one of its id. */
  public PeopleImage with(ApiToken token) {
    return new PeopleImage(users, put(tokens, token.id(), token), ended, uses);
  }

  /** With that session ended; those that would have ended by now without it are forgotten. */
  public PeopleImage with(EndedSession session, Instant now) {
    Map<String, EndedSession> rest = put(ended, session.id(), session);
    rest.values().removeIf(old -> !old.until().isAfter(now));
    return new PeopleImage(users, tokens, rest, uses);
  }

  /** With those uses, of tokens that there are. */
  public PeopleImage withUses(Iterable<TokenUse> newer) {
    Map<String, TokenUse> all = new TreeMap<>(uses);
    newer.forEach(use -> all.put(use.id(), use));
    all.keySet().retainAll(tokens.keySet());
    return new PeopleImage(users, tokens, ended, all);
  }

  /** Without that user. */
  public PeopleImage withoutUser(String name) {
    return new PeopleImage(less(users, name), tokens, ended, uses);
  }

  /** Without that token. */
  public PeopleImage withoutToken(String id) {
    return new PeopleImage(users, less(tokens, id), ended, less(uses, id));
  }

  /** Whether somebody with a password may still do everything. */
  public boolean hasAdmin() {
    return users.values().stream()
        .anyMatch(user -> user.role() == Role.ADMIN && user.passwordHash() != null);
  }

  private static <T> Map<String, T> put(Map<String, T> before, String key, T value) {
    Map<String, T> after = new TreeMap<>(before);
    after.put(key, value);
    return after;
  }

  private static <T> Map<String, T> less(Map<String, T> before, String key) {
    Map<String, T> after = new TreeMap<>(before);
    after.remove(key);
    return after;
  }

  @Override
  public Delta<PeopleImage> delta() {
    return new PeopleDelta(
        new Entries<>(USER, USERS, users),
        new Entries<>(TOKEN, TOKENS, tokens),
        new Entries<>(SESSION, ENDED, ended),
        new Entries<>(USE, USES, uses));
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write(USER, users, entries);
    Entries.write(TOKEN, tokens, entries);
    Entries.write(SESSION, ended, entries);
    Entries.write(USE, uses, entries);
    return entries;
  }

  private record PeopleDelta(
      Entries<User> users,
      Entries<ApiToken> tokens,
      Entries<EndedSession> ended,
      Entries<TokenUse> uses)
      implements Delta<PeopleImage> {

    @Override
    public void replay(String key, byte @Nullable [] value) {
      users.replay(key, value);
      tokens.replay(key, value);
      ended.replay(key, value);
      uses.replay(key, value);
    }

    @Override
    public PeopleImage apply() {
      return new PeopleImage(users.values(), tokens.values(), ended.values(), uses.values());
    }
  }
}
