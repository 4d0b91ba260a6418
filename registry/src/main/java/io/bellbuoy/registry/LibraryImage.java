package io.bellbuoy.registry;

import static java.util.Collections.unmodifiableSortedMap;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The library: rules by id, lists by name. */
public record LibraryImage(SortedMap<String, Rule> rules, SortedMap<String, NamedList> lists)
    implements Image<LibraryImage> {

  /** Nothing is in it. */
  public static final LibraryImage EMPTY = new LibraryImage(new TreeMap<>(), new TreeMap<>());

  private static final String RULE = "rule/";
  private static final String LIST = "list/";
  private static final JsonSerde<Rule> RULES = new JsonSerde<>(Rule.class);
  private static final JsonSerde<NamedList> LISTS = new JsonSerde<>(NamedList.class);

  public LibraryImage {
    rules = unmodifiableSortedMap(new TreeMap<>(rules));
    lists = unmodifiableSortedMap(new TreeMap<>(lists));
  }

  /** The same library with these put in; what has their ids and names goes. */
  public LibraryImage with(Iterable<Rule> newRules, Iterable<NamedList> newLists) {
    SortedMap<String, Rule> allRules = new TreeMap<>(rules);
    newRules.forEach(rule -> allRules.put(rule.id(), rule));
    SortedMap<String, NamedList> allLists = new TreeMap<>(lists);
    newLists.forEach(list -> allLists.put(list.name(), list));
    return new LibraryImage(allRules, allLists);
  }

  /** The same library without that rule. */
  public LibraryImage withoutRule(String id) {
    SortedMap<String, Rule> fewer = new TreeMap<>(rules);
    fewer.remove(id);
    return new LibraryImage(fewer, lists);
  }

  /** The same library without that list. */
  public LibraryImage withoutList(String name) {
    SortedMap<String, NamedList> fewer = new TreeMap<>(lists);
    fewer.remove(name);
    return new LibraryImage(rules, fewer);
  }

  /**
   * The rules of another version of the shipped library, with the exceptions that people have added
   * to the ones that are here: an upgrade must not raise alerts that somebody has put aside.
   */
  List<Rule> refreshed(List<Rule> shipped) {
    return shipped.stream().map(rule -> keepExceptions(rule, rules.get(rule.id()))).toList();
  }

  /**
   * The lists of another version of the shipped library, with the members that people have added to
   * the ones that are here. A shipped member that they took out comes back.
   */
  List<NamedList> refreshedLists(List<NamedList> shipped) {
    return shipped.stream().map(list -> keepMembers(list, lists.get(list.name()))).toList();
  }

  private static NamedList keepMembers(NamedList shipped, @Nullable NamedList present) {
    if (present == null) {
      return shipped;
    }
    Set<String> all = new LinkedHashSet<>(shipped.members());
    all.addAll(present.members());
    return new NamedList(shipped.name(), List.copyOf(all));
  }

  private static Rule keepExceptions(Rule shipped, @Nullable Rule present) {
    if (present == null) {
      return shipped;
    }
    Map<String, Rule.ExceptionClause> all = new LinkedHashMap<>();
    shipped.exceptions().forEach(clause -> all.put(clause.name(), clause));
    present.exceptions().forEach(clause -> all.putIfAbsent(clause.name(), clause));
    return shipped.withExceptions(List.copyOf(all.values()));
  }

  @Override
  public Delta<LibraryImage> delta() {
    return new LibraryDelta(new Entries<>(RULE, RULES, rules), new Entries<>(LIST, LISTS, lists));
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write(LIST, lists, entries);
    Entries.write(RULE, rules, entries);
    return entries;
  }

  private record LibraryDelta(Entries<Rule> rules, Entries<NamedList> lists)
      implements Delta<LibraryImage> {

    @Override
    public void replay(String key, byte @Nullable [] value) {
      rules.replay(key, value);
      lists.replay(key, value);
    }

    @Override
    public LibraryImage apply() {
      return new LibraryImage(rules.values(), lists.values());
    }
  }
}
