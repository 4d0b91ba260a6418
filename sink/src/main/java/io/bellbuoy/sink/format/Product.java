package io.bellbuoy.sink.format;

import static java.util.Objects.requireNonNullElse;

/** What formats call the program that writes. */
final class Product {

  static final String NAME = "Bellbuoy";

  /** Of the jar; 0 where it runs from class files. */
  static final String VERSION =
      requireNonNullElse(Product.class.getPackage().getImplementationVersion(), "0");

  private Product() {}
}
