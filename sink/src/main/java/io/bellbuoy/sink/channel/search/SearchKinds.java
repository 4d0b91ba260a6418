package io.bellbuoy.sink.channel.search;

import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class SearchKinds {

  private SearchKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, DocumentKind> documents() {
    return Map.of(
        "splunk",
        SplunkChannel::open,
        "elasticsearch",
        DocumentKind.writing("ecs", ElasticsearchChannel::open));
  }
}
