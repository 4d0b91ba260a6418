package io.bellbuoy.console.trial;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.rules.expression.Glossary;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What an editor completes: paths of events, words of the language, lists. Thread-safe. */
final class WordsApi implements Api {

  private static final int SHOWN_MEMBERS = 3;
  private static final int SHOWN_TEXT = 80;

  private final LearnedFields fields;
  private final Supplier<Map<String, NamedList>> lists;

  WordsApi(LearnedFields fields, Supplier<Map<String, NamedList>> lists) {
    this.fields = fields;
    this.lists = lists;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/fields", Role.VIEWER, "Paths that recent events have", this::fields),
        Endpoint.get(
            "/api/v1/vocabulary", Role.VIEWER, "The words of the rule language", this::words));
  }

  private record Words(
      List<Glossary.Word> functions,
      List<Glossary.Word> attributes,
      List<Glossary.Word> keywords,
      List<Glossary.Word> lists) {}

  private Answer fields(Request request) {
    String prefix = request.query("prefix");
    List<LearnedFields.Field> known = fields.startingWith(prefix == null ? "" : prefix);
    return Answer.json(Page.of(request, known, LearnedFields.Field::path));
  }

  private Answer words(Request request) {
    return Answer.json(
        new Words(
            Glossary.functions(),
            Glossary.attributes(),
            Glossary.keywords(),
            lists.get().values().stream()
                .map(list -> new Glossary.Word("@" + list.name(), summary(list.members())))
                .toList()));
  }

  private static String summary(List<String> members) {
    String shown = String.join(", ", members.subList(0, Math.min(SHOWN_MEMBERS, members.size())));
    String count = members.size() == 1 ? "1 member" : members.size() + " members";
    String more = members.size() > SHOWN_MEMBERS ? ", …" : "";
    return Wording.cut(count + (shown.isEmpty() ? "" : ": " + shown + more), SHOWN_TEXT);
  }
}
