package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What paths that begin with the same steps share. For one thread, while states are made. */
final class PathNode {

  static final int NO_SLOT = -1;

  /** Numbers the nodes of one tree. */
  final int id;

  final Map<String, PathNode> members = new LinkedHashMap<>();
  final Map<Step.Element, PathNode> elements = new LinkedHashMap<>();
  final Map<String, PathNode> descendants = new LinkedHashMap<>();
  @Nullable PathNode eachElement;
  @Nullable PathNode everything;
  @Nullable PathNode everythingBelow;

  /** The slot of the path that ends here; {@link #NO_SLOT}: none does. */
  int slot = NO_SLOT;

  private final List<PathNode> all;

  private PathNode(List<PathNode> all) {
    this.all = all;
    id = all.size();
    all.add(this);
  }

  static PathNode root() {
    return new PathNode(new ArrayList<>());
  }

  /** The node of that number. */
  PathNode node(int number) {
    return all.get(number);
  }

  /** The node after one more step. */
  PathNode then(Step step) {
    if (step instanceof Step.Member member) {
      return members.computeIfAbsent(member.name(), n -> new PathNode(all));
    }
    if (step instanceof Step.Element element) {
      return elements.computeIfAbsent(element, e -> new PathNode(all));
    }
    if (step instanceof Step.Descendants below) {
      return descendants.computeIfAbsent(below.name(), n -> new PathNode(all));
    }
    if (step instanceof Step.Elements) {
      eachElement = eachElement == null ? new PathNode(all) : eachElement;
      return eachElement;
    }
    if (step instanceof Step.Everything) {
      everything = everything == null ? new PathNode(all) : everything;
      return everything;
    }
    everythingBelow = everythingBelow == null ? new PathNode(all) : everythingBelow;
    return everythingBelow;
  }
}
