package io.bellbuoy.console.state;

import io.bellbuoy.registry.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A state that only this process changes. Thread-safe. */
public final class MemoryState<I> implements State<I> {

  private final List<Author> authors = new ArrayList<>();
  private I state;

  public MemoryState(I state) {
    this.state = state;
  }

  @Override
  public synchronized I now() {
    return state;
  }

  @Override
  public synchronized I change(Author author, UnaryOperator<I> change) {
    state = change.apply(state);
    authors.add(author);
    return state;
  }

  /** Who has changed it, in order. */
  public synchronized List<Author> authors() {
    return List.copyOf(authors);
  }
}
