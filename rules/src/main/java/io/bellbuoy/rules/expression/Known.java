package io.bellbuoy.rules.expression;

import java.util.IdentityHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What quantifiers have found out about an event and need not ask again. For one thread. */
final class Known {

  private final IdentityHashMap<Once, Boolean> answers = new IdentityHashMap<>(0);
  private final IdentityHashMap<ValueTest, Predicate<Found>> tests = new IdentityHashMap<>(0);

  /** What was counted below values for an asker; is known by who asks. */
  private final IdentityHashMap<Object, BelowCount> counts = new IdentityHashMap<>(0);

  BelowCount below(Object asker, Supplier<BelowCount> count) {
    BelowCount known = counts.get(asker);
    if (known == null) {
      known = count.get();
      counts.put(asker, known);
    }
    return known;
  }

  boolean once(Once condition, Supplier<Boolean> answer) {
    Boolean known = answers.get(condition);
    if (known == null) {
      known = answer.get();
      answers.put(condition, known);
    }
    return known;
  }

  Predicate<Found> once(ValueTest condition, Supplier<Predicate<Found>> test) {
    Predicate<Found> known = tests.get(condition);
    if (known == null) {
      known = test.get();
      tests.put(condition, known);
    }
    return known;
  }
}
