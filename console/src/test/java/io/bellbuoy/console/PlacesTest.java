package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(2);

  @Test
  void eachHasAsManyAsThereAreForOne() {
    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isFalse();
    assertThat(places.take("bob")).isTrue();
  }

  @Test
  void onePlaceThatIsGivenBackIsOneToBeTaken() {
    places.take("alice");
    places.take("alice");

    places.leave("alice");

    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isFalse();
  }

  @Test
  void whoHasNoneCanGiveNoneBack() {
    places.leave("alice");

    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isFalse();
  }
}
