package io.bellbuoy.sink.store;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The texts of an alert that a free search looks through, one a line. */
public final class SearchText {

  private static final Alert.User NOBODY = new Alert.User(null, null, List.of());
  private static final Alert.ObjectReference NOTHING =
      new Alert.ObjectReference(null, null, null, null, null, null);

  private SearchText() {}

  /** The texts, in the form that two are compared in. */
  public static String of(Alert alert) {
    Alert.User user = requireNonNullElse(alert.user(), NOBODY);
    Alert.ObjectReference object = requireNonNullElse(alert.object(), NOTHING);
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(alert.message());
    texts.add(alert.rule().id());
    texts.add(alert.rule().name());
    texts.add(alert.cluster());
    texts.add(user.username());
    texts.add(alert.impersonatedUser());
    texts.add(object.namespace());
    texts.add(object.resource());
    texts.add(object.name());
    texts.add(alert.verb());
    texts.add(alert.requestURI());
    texts.add(alert.userAgent());
    texts.add(alert.auditID());
    texts.addAll(alert.sourceIPs());
    return normal(String.join("\n", texts.stream().filter(Objects::nonNull).toList()));
  }

  /** In the form that two texts are compared in. */
  public static String normal(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
