package io.bellbuoy.rules.lint;

import java.util.List;

/** A condition in which only facts are negated. Immutable. */
sealed interface Claim {

  /** Holds always, or never. */
  static Claim known(boolean holds) {
    return holds ? new Every(List.of()) : new Some(List.of());
  }

  /** The opposite. */
  Claim negated();

  /** Holds where all of them do. */
  record Every(List<Claim> parts) implements Claim {

    public Every {
      parts = List.copyOf(parts);
    }

    @Override
    public Claim negated() {
      return new Some(parts.stream().map(Claim::negated).toList());
    }
  }

  /** Holds where one of them does. */
  record Some(List<Claim> parts) implements Claim {

    public Some {
      parts = List.copyOf(parts);
    }

    @Override
    public Claim negated() {
      return new Every(parts.stream().map(Claim::negated).toList());
    }
  }

  /** A fact, or that it is none. */
  record Literal(boolean positive, Fact fact) implements Claim {

    @Override
    public Claim negated() {
      return new Literal(!positive, fact);
    }
  }
}
