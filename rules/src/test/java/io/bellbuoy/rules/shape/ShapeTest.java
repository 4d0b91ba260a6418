package io.bellbuoy.rules.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.shape.Type.Leaf;
import io.bellbuoy.rules.shape.Type.OneOf;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShapeTest {

  @Test
  void ofTheEventItselfEverythingIsKnown() {
    Shape user = Shape.event().member("user");

    assertThat(user.open()).isFalse();
    assertThat(user.names()).containsExactlyInAnyOrder("username", "uid", "groups", "extra");
    assertThat(user.member("name").nothing()).isTrue();
    assertThat(user.member("username").types()).containsExactly(Leaf.TEXT);
    assertThat(Shape.event().member("responseStatus").member("status").types())
        .containsExactly(new OneOf(Set.of("Success", "Failure")));
  }

  @Test
  void oneValueIsToldFromMany() {
    assertThat(Shape.event().member("verb").scalar()).isTrue();
    assertThat(Shape.event().member("user").scalar()).isFalse();
    assertThat(Shape.event().member("sourceIPs").scalar()).isFalse();
    assertThat(Shape.event().member("sourceIPs").element().many()).isFalse();
    assertThat(Shape.event().member("user").member("extra").member("x").scalar()).isFalse();
    assertThat(Shape.event().member("requestObject").member("kind").scalar()).isFalse();
  }

  @Test
  void bodiesAreEveryKnownKindAndMore() {
    Shape body = Shape.event().member("requestObject");

    assertThat(body.open()).isTrue();
    assertThat(body.names())
        .contains("spec", "data", "roleRef", "webhooks", "op", "items", "rules");
    assertThat(body.member("spec").names()).contains("hostNetwork", "template", "podSelector");
    assertThat(body.member("spec").member("containers").member("image").types())
        .containsExactly(Leaf.TEXT);
    assertThat(body.member("unheard").types()).isEmpty();
    assertThat(body.member("unheard").nothing()).isFalse();
  }

  @Test
  void listsOfBodiesAreBodies() {
    Shape item = Shape.event().member("responseObject").member("items");

    assertThat(item.member("spec").names()).contains("hostNetwork");
    assertThat(item.element().member("spec").names()).contains("hostNetwork");
  }

  @Test
  void whatIsAtAnyDepthIsFoundAndOpenWhereBodiesOrMapsAre() {
    Shape images = Shape.event().member("requestObject").descendants("image");

    assertThat(images.types()).contains(Leaf.TEXT);
    assertThat(images.open()).isTrue();
    assertThat(Shape.event().member("objectRef").descendants("nope").nothing()).isTrue();
    assertThat(Shape.event().member("user").descendants("nope").nothing()).isFalse();
    assertThat(Shape.event().descendantNames())
        .contains("verb", "securityContext", "resourceNames");
  }

  @Test
  void mapsTakeEveryName() {
    Shape annotations = Shape.event().member("annotations");

    assertThat(annotations.member("what.ever/it-is").types()).containsExactly(Leaf.TEXT);
    assertThat(annotations.member("authorization.k8s.io/decision").types())
        .containsExactly(new OneOf(Set.of("allow", "forbid")));
    assertThat(annotations.children().types()).contains(Leaf.TEXT);
  }

  @Test
  void ofWhatProvidersWrapNothingIsKnown() {
    Shape wrapped = Shape.event().member("protoPayload").member("any").member("thing");

    assertThat(wrapped.nothing()).isFalse();
    assertThat(wrapped.types()).isEmpty();
  }
}
