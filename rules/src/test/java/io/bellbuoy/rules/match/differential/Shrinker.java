package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a case smaller for as long as it stays remarkable. For one thread, once. */
final class Shrinker {

  private static final int MOST_TRIES = 20_000;

  private final Predicate<TriedCase> remarkable;
  private TriedCase best;
  private int tries;

  private Shrinker(TriedCase found, Predicate<TriedCase> remarkable) {
    this.best = found;
    this.remarkable = remarkable;
  }

  /** A case that is still remarkable, of which little more can be left out. */
  static TriedCase shrink(TriedCase found, Predicate<TriedCase> remarkable) {
    Shrinker shrinker = new Shrinker(found, remarkable);
    boolean smaller = true;
    while (smaller && shrinker.tries < MOST_TRIES) {
      smaller = shrinker.fewerRules();
      smaller |= shrinker.simplerRules();
      smaller |= shrinker.smallerEvent();
    }
    shrinker.take(new TriedCase(shrinker.best.policy(), Attributes.NONE, shrinker.best.event()));
    return shrinker.best;
  }

  private boolean fewerRules() {
    boolean any = false;
    for (int size = Math.max(1, best.policy().rules().size() / 2); size > 0; size /= 2) {
      for (int from = 0; from < best.policy().rules().size(); ) {
        List<TriedRule> rules = new ArrayList<>(best.policy().rules());
        rules.subList(from, Math.min(from + size, rules.size())).clear();
        boolean taken = take(best.withPolicy(best.policy().withRules(rules)));
        any |= taken;
        from += taken ? 0 : size;
      }
    }
    return any;
  }

  private boolean simplerRules() {
    boolean any = false;
    for (int i = 0; i < best.policy().rules().size(); i++) {
      boolean simpler = true;
      while (simpler) {
        simpler = false;
        for (TriedRule rule : best.policy().rules().get(i).simpler()) {
          List<TriedRule> rules = new ArrayList<>(best.policy().rules());
          rules.set(i, rule);
          if (take(best.withPolicy(best.policy().withRules(rules)))) {
            simpler = true;
            break;
          }
        }
        any |= simpler;
      }
    }
    return any;
  }

  private boolean smallerEvent() {
    JsonObject document = document();
    boolean plain = document != null && takeDocument(document);
    return plain ? fewerValues() : fewerBytes();
  }

  private boolean fewerValues() {
    boolean any = false;
    for (int i = 0; ; ) {
      List<Spot> spots = Spot.all(best(), MOST_TRIES);
      if (i >= spots.size()) {
        return any;
      }
      Spot spot = spots.get(i);
      boolean smaller = takeDocument(spot.without());
      if (!smaller && !spot.value().equals(new JsonNumber("1"))) {
        any |= takeDocument(spot.with(new JsonNumber("1")));
      }
      any |= smaller;
      i += smaller ? 0 : 1;
    }
  }

  private boolean fewerBytes() {
    boolean any = false;
    for (int size = best.event().length / 2; size > 0; size /= 2) {
      for (int from = 0; from + size <= best.event().length; ) {
        byte[] event = best.event();
        byte[] less = new byte[event.length - size];
        System.arraycopy(event, 0, less, 0, from);
        System.arraycopy(event, from + size, less, from, less.length - from);
        boolean taken = take(best.withEvent(less));
        any |= taken;
        from += taken ? 0 : size;
      }
    }
    return any;
  }

  private boolean takeDocument(JsonObject document) {
    return take(best.withEvent(JsonWriter.write(document).getBytes(UTF_8)));
  }

  private boolean take(TriedCase smaller) {
    if (tries++ > MOST_TRIES || !remarkable.test(smaller)) {
      return false;
    }
    best = smaller;
    return true;
  }

  private JsonObject best() {
    return (JsonObject) JsonReader.read(best.event());
  }

  private @Nullable JsonObject document() {
    try {
      return JsonReader.read(best.event()) instanceof JsonObject object ? object : null;
    } catch (UnreadableEventException e) {
      return null;
    }
  }
}
