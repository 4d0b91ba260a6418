package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.schemas.Attribute;
import java.util.List;

/**
 * Names of clusters.
 *
 * @param globs one of these matches them
 */
record Clusters(List<String> globs) implements Values {

  private static final Subject CLUSTER = Subject.of(new AttributeOperand(Attribute.CLUSTER));

  public Clusters {
    globs = List.copyOf(globs);
  }

  /** The event comes from one of them. */
  static Claim among(List<String> globs) {
    return new Claim.Literal(true, new Fact.HasValue(CLUSTER, new Clusters(globs)));
  }

  @Override
  public boolean has(String text, boolean listed) {
    return globs.stream().anyMatch(glob -> ClusterGlob.of(glob).matches(text));
  }

  @Override
  public boolean within(Values other, boolean single) {
    return other instanceof Clusters wider
        && globs.stream()
            .allMatch(glob -> wider.globs.stream().anyMatch(wide -> covers(wide, glob)));
  }

  /** A star takes whatever the other glob has there; a question mark only what is surely one. */
  private static boolean covers(String wide, String glob) {
    boolean plain = glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
    return wide.equals(glob)
        || ((plain || wide.indexOf('?') < 0) && ClusterGlob.of(wide).matches(glob));
  }
}
