package io.bellbuoy.console.http;

import java.util.List;

/** Some endpoints that belong together. */
public interface Api {

  /** All of them; the same at every call. */
  List<Endpoint> endpoints();
}
