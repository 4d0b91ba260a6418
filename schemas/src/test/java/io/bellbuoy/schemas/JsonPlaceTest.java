package io.bellbuoy.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPlaceTest {

  /** Something with places in it. */
  record Tree(int n, List<Tree> kids) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                    | ''",
        "{\"n\":\"canary\"}                    | n",
        "{\"kids\":[{\"n\":1},{\"n\":\"c\"}]}    | kids[1].n",
        "{\"kids\":[{\"kids\":[{\"n\":[7]}]}]}  | kids[0].kids[0].n",
      })
  void aPlaceNamesMembersAndCountsItems(String json, String place) {
    JsonMappingException e =
        catchThrowableOfType(
            JsonMappingException.class, () -> JsonSerde.mapper().readValue(json, Tree.class));

    assertThat(JsonPlace.of(e)).isEqualTo(place);
  }
}
