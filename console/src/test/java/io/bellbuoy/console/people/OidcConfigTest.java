package io.bellbuoy.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellbuoy.schemas.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OidcConfigTest {

  private static OidcConfig config(
      @Nullable String client, List<String> scopes, Map<String, String> roles) {
    return new OidcConfig(
        "https://id.example", "SSO", client, null, scopes, "email", "groups", roles);
  }

  @Test
  void theHighestRoleOfAllValuesCounts() {
    OidcConfig config = config("c", List.of("openid"), Map.of("ops", "operator", "all", "viewer"));

    assertThat(config.roleOf(List.of("all", "ops", "x"))).isEqualTo(Role.OPERATOR);
    assertThat(config.roleOf(List.of("all"))).isEqualTo(Role.VIEWER);
    assertThat(config.roleOf(List.of("x"))).isNull();
    assertThat(config.roleOf(List.of())).isNull();
  }

  @Test
  void whatCouldLetNobodyInIsRefused() {
    Map<String, String> roles = Map.of("ops", "operator");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(null, List.of("openid"), roles))
        .withMessageStartingWith("clientId ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("c", List.of("email"), roles))
        .withMessageStartingWith("scopes ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("c", List.of("openid"), Map.of()))
        .withMessageStartingWith("roles ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("c", List.of("openid"), Map.of("ops", "root")))
        .withMessageContaining("'root' is no role");
  }

  @Test
  void withoutAnIssuerNothingIsAskedFor() {
    assertThat(OidcConfig.none().issuer()).isNull();
  }
}
