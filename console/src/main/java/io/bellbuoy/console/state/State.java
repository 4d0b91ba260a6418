package io.bellbuoy.console.state;

import io.bellbuoy.registry.Author;
import java.util.function.UnaryOperator;

/**
 * One state that several writers change. Thread-safe.
 *
 * @param <I> the state; immutable
 */
public interface State<I> {

  /**
   * The newest that is known here.
   *
   * @throws io.bellbuoy.console.http.ProblemException 503 while nothing is known yet
   */
  I now();

  /**
   * Makes of the state something else, all or nothing. When it returns, {@link #now()} knows of it.
   *
   * @param change is asked with the newest state of all, and again where another writer came in
   *     between; what it throws is passed on, and nothing has been changed
   * @return the state then
   */
  I change(Author author, UnaryOperator<I> change);
}
