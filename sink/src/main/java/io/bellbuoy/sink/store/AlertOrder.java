package io.bellbuoy.sink.store;

/** The order of a query's answer: by the time an alert was raised, then by its arrival. */
public enum AlertOrder {
  NEWEST_FIRST("-raisedAt"),
  OLDEST_FIRST("raisedAt");

  private final String text;

  AlertOrder(String text) {
    this.text = text;
  }

  /** As the parameter {@code sort} writes it. */
  public String text() {
    return text;
  }
}
