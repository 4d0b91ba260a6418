package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.EndedSession;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.TokenUse;
import io.bellbuoy.schemas.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of a changed record who changed what, without its secrets. Immutable.
 *
 * @param author who
 * @param at when
 */
record ChangeBuilder(Author author, Instant at) {

  /** What is larger is told by its size and hash: a history is no place for a long list. */
  private static final int SHOWN_BYTES = 256 << 10;

  private static final String HIDDEN = "(hidden)";
  private static final String CHANGED = "(hidden, changed)";

  /** The change; null where the record only goes along with another that says it. */
  @Nullable Change of(String key, @Nullable Object before, @Nullable Object after) {
    Object either = after != null ? after : before;
    String object = either == null ? null : object(key, either);
    return object == null
        ? null
        : new Change(
            at, author.name(), author.from(), object, shown(before, before), shown(after, before));
  }

  private static @Nullable String object(String key, Object value) {
    if (value instanceof Cluster) {
      return "cluster/" + key;
    }
    if (value instanceof ChannelConfig) {
      return "channel/" + key;
    }
    if (value instanceof PolicySnapshot) {
      return key.equals(PolicyKey.CURRENT) ? "policy" : null;
    }
    if (value instanceof Policy) {
      return "policy/draft";
    }
    boolean silent =
        value instanceof ListPart || value instanceof EndedSession || value instanceof TokenUse;
    return silent ? null : key;
  }

  private static @Nullable JsonNode shown(@Nullable Object value, @Nullable Object former) {
    if (value == null) {
      return null;
    }
    ObjectNode node = JsonSerde.mapper().valueToTree(value);
    if (value instanceof Cluster cluster) {
      hideTokens(node, cluster);
      hide(node, "bearerHash", tree(former));
    } else if (value instanceof User) {
      node.remove("sessions");
      hide(node, "passwordHash", tree(former));
    } else if (value instanceof ApiToken) {
      node.remove("hash");
    } else if (value instanceof ChannelConfig) {
      ObjectNode options = (ObjectNode) node.get("options");
      JsonNode formerOptions = tree(former).path("options");
      names(options).forEach(name -> hide(options, name, formerOptions));
    } else if (value instanceof PolicySnapshot snapshot) {
      node.set("rules", places(snapshot));
    }
    return cut(node);
  }

  /** Which token it was can be told apart, and nothing more. */
  private static void hideTokens(ObjectNode node, Cluster cluster) {
    ArrayNode tokens = node.putArray("tokens");
    for (Cluster.Token token : cluster.tokens()) {
      ObjectNode shown = tokens.addObject();
      shown.put("fingerprint", Sha256.hex(token.hash().getBytes(UTF_8)).substring(0, 8));
      if (token.validUntil() != null) {
        shown.put("validUntil", token.validUntil().toString());
      }
    }
  }

  private static void hide(ObjectNode node, String name, JsonNode former) {
    JsonNode value = node.get(name);
    if (value != null) {
      boolean same = former.isMissingNode() || value.equals(former.path(name));
      node.put(name, same ? HIDDEN : CHANGED);
    }
  }

  /** The texts of rules have changes of their own. */
  private static ArrayNode places(PolicySnapshot snapshot) {
    ArrayNode places = JsonSerde.mapper().createArrayNode();
    for (PolicySnapshot.Entry entry : snapshot.rules()) {
      ObjectNode place = places.addObject();
      place.put("id", entry.rule().id());
      place.put("enabled", entry.enabled());
      place.set("clusters", JsonSerde.mapper().valueToTree(entry.clusters()));
      place.set("mode", JsonSerde.mapper().valueToTree(entry.mode()));
    }
    return places;
  }

  private static JsonNode cut(ObjectNode node) {
    byte[] text = node.toString().getBytes(UTF_8);
    return text.length <= SHOWN_BYTES
        ? node
        : JsonSerde.mapper()
            .createObjectNode()
            .put("bytes", text.length)
            .put("sha256", Sha256.hex(text));
  }

  private static JsonNode tree(@Nullable Object value) {
    return value == null ? JsonSerde.mapper().missingNode() : JsonSerde.mapper().valueToTree(value);
  }

  private static List<String> names(ObjectNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
