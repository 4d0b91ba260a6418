package io.bellbuoy.bench.matcher;

import java.util.List;

/**
 * A way to say conditions on audit events. The same rules are said in each dialect that is
 * measured, with the same operators in the same order.
 *
 * <p>A path is given by its member names and walks objects only, but where it is said otherwise. A
 * value that is not there satisfies nothing.
 *
 * @param <C> what a condition is in it
 */
interface Dialect<C> {

  /** The text there is one of these; with one value this is equality. */
  C among(Path path, List<String> values);

  /** There is something, be it empty, but not null. */
  C exists(Path path);

  /** The text there begins so. */
  C startsWith(Path path, String prefix);

  /** The text there has this in it. */
  C contains(Path path, String part);

  /** The array there has this text as an element. */
  C lists(Path path, String element);

  /** The whole text there matches the regular expression. */
  C matches(Path path, String regex);

  /** The number there is this one. */
  C equalsNumber(Path path, int number);

  /** The number there is at least so large. */
  C atLeast(Path path, int number);

  /** Some member of these names, at any depth below the root's member, is the text or boolean. */
  C someBelow(String root, Path tail, String value);

  /** Some text of these names, at any depth below the root's member, begins so. */
  C someBelowStarts(String root, Path tail, String prefix);

  /** Some text of these names, at any depth below the root's member, matches as a whole. */
  C someBelowMatches(String root, Path tail, String regex);

  /** Of a JSON patch in the request, some operation has such a path and the value true. */
  C patchSetsTrue(String pathEnding);

  /**
   * Some container at any depth below the request has an image that ends so and no security context
   * to speak of.
   */
  C bareContainer(String imageEnding);

  /** It does not hold. */
  C not(C condition);

  /** All hold; asked in this order until one does not. */
  C all(List<C> conditions);

  /** One holds; asked in this order until one does. */
  C either(List<C> conditions);

  /**
   * Names of members, from the event or from where the condition says.
   *
   * @param names at least one
   */
  record Path(List<String> names) {

    public Path {
      names = List.copyOf(names);
    }

    /** The path with these members. */
    static Path of(String... names) {
      return new Path(List.of(names));
    }
  }
}
