package io.bellbuoy.sink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OcsfEventFormatTest {

  private static final JsonSchemaCheck SCHEMA =
      JsonSchemaCheck.of("ocsf-1.7.0-api_activity.schema.json");

  private final OcsfEventFormat format = new OcsfEventFormat();

  @ParameterizedTest
  @CsvSource({
    "create, 201, 600301, API Activity: Create, 1",
    "list, 200, 600302, API Activity: Read, 1",
    "patch, 409, 600303, API Activity: Update, 2",
    "deletecollection, 403, 600304, API Activity: Delete, 2",
    "impersonate, 200, 600399, API Activity: impersonate, 1"
  })
  void anEventIsAnActivity(String verb, int code, int type, String name, int status)
      throws IOException {
    JsonNode activity = tree(FormatFixture.eventJson(verb, "system:node:n1", code));

    assertThat(SCHEMA.problems(activity)).isEmpty();
    assertThat(activity.at("/type_uid").intValue()).isEqualTo(type);
    assertThat(activity.at("/type_name").textValue()).isEqualTo(name);
    assertThat(activity.at("/status_id").intValue()).isEqualTo(status);
    assertThat(activity.at("/api/operation").textValue()).isEqualTo(verb);
    assertThat(activity.at("/actor/user/type").textValue()).isEqualTo("System");
    assertThat(activity.at("/src_endpoint/ip").textValue()).isEqualTo("2001:db8::7");
    assertThat(activity.at("/http_request/url/path").textValue())
        .isEqualTo("/api/v1/namespaces/shop/pods");
    assertThat(activity.at("/cloud/project_uid").textValue()).isEqualTo("shop");
    assertThat(activity.at("/metadata/uid").textValue()).isEqualTo("e".repeat(64));
    assertThat(activity.at("/time").longValue()).isEqualTo(1_772_366_400_500L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"user\":{}}",
        "{\"user\":[],\"objectRef\":7,\"verb\":null,\"sourceIPs\":\"10.0.0.1\"}",
        "{\"objectRef\":{\"name\":\"\"},\"responseStatus\":{\"code\":1e99}}",
        "{\"stageTimestamp\":\"yesterday\",\"sourceIPs\":[1,\"nonsense\"]}",
        "{\"user\":{\"uid\":\"u\"},\"objectRef\":{\"apiGroup\":\"apps\",\"resource\":\"x\"}}"
      })
  void anEventThatLacksMembersIsAnActivity(String json) throws IOException {
    JsonNode activity = tree(json);

    assertThat(SCHEMA.problems(activity)).isEmpty();
    assertThat(activity.at("/time").longValue()).isEqualTo(FormatFixture.RAISED_AT.toEpochMilli());
    assertThat(activity.at("/raw_data").textValue()).isEqualTo(json);
  }

  @Test
  void aLargeEventIsToldByItsMembers() throws IOException {
    String json =
        "{\"verb\":\"create\",\"requestObject\":{\"data\":\"" + "x".repeat(1 << 20) + "\"}}";
    JsonNode activity = tree(json);

    assertThat(SCHEMA.problems(activity)).isEmpty();
    assertThat(activity.has("raw_data")).isFalse();
    assertThat(activity.at("/metadata/is_truncated").booleanValue()).isTrue();
    assertThat(activity.at("/raw_data_size").intValue()).isEqualTo(json.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"token\":\"hunter2"})
  void whatIsNoObjectIsRefusedWithoutItsText(String json) {
    assertThatThrownBy(() -> format.write(FormatFixture.event(json)))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageStartingWith("the audit event is no JSON")
        .hasMessageNotContaining("hunter2");
  }

  private JsonNode tree(String json) throws IOException {
    return JsonSerde.mapper().readTree(format.write(FormatFixture.event(json)));
  }
}
