package io.bellbuoy.rules.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value may be. Immutable. */
public sealed interface Type {

  /** A value without parts. */
  enum Leaf implements Type {
    TEXT("text"),
    /** A text without capital letters. */
    LOWER("lower"),
    NUMBER("number"),
    TRUTH("truth"),
    /** A number, or a text. */
    COUNT("count");

    private final String word;

    Leaf(String word) {
      this.word = word;
    }

    /** How shape files call it. */
    String word() {
      return word;
    }
  }

  /** One of few texts. */
  record OneOf(Set<String> texts) implements Type {

    public OneOf {
      texts = Set.copyOf(texts);
    }
  }

  /** A list; paths walk into it by themselves. */
  record ListOf(Type element) implements Type {}

  /** The object type of that name. */
  record Named(String name) implements Type {}

  /** Members that all have names of their own, and one type. */
  record MapOf(Type value) implements Type {}

  /** An object that clients and the API server exchange: any kind, also those not known. */
  enum Body implements Type {
    BODY
  }

  /** Nothing is known. */
  enum Any implements Type {
    ANY
  }

  /**
   * An object type.
   *
   * @param members by name, in the order in which they are documented
   * @param others the type of all other members; null: there are none
   */
  record Members(Map<String, Type> members, @Nullable Type others) {

    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The types of all of them. */
    List<Type> all() {
      List<Type> all = new ArrayList<>(members.values());
      if (others != null) {
        all.add(others);
      }
      return all;
    }

    /** The type of the member; null where there is none. */
    @Nullable Type member(String name) {
      Type known = members.get(name);
      return known == null ? others : known;
    }
  }
}
