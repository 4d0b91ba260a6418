package io.bellbuoy.console.people;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.PeopleImage;
import java.util.function.UnaryOperator;

/** Who there is, and how that changes. Thread-safe. */
public final class People {

  private final State<PeopleImage> state;

  public People(State<PeopleImage> state) {
    this.state = state;
  }

  /**
   * Who there is.
   *
   * @throws ProblemException 503 while that is not known yet
   */
  PeopleImage known() {
    return state.now();
  }

  /**
   * Changes who there is, in the name of a caller. When it returns, this console knows of it: who
   * has got a new cookie comes with it at once.
   *
   * @param change is asked again where another writer came in between
   */
  PeopleImage change(String by, Request request, UnaryOperator<PeopleImage> change) {
    return state.change(new Author(by, request.address()), change);
  }
}
