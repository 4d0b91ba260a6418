package io.bellbuoy.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Users as a console shows them. */
record ServerUsers(ConsoleClient console) implements Users {

  private static final String USERS = "/api/v1/users";

  @Override
  public List<Line> list() {
    List<Line> lines = new ArrayList<>();
    for (JsonNode user : console.items(USERS)) {
      lines.add(
          new Line(
              user.path("name").asText(),
              JsonSerde.mapper().convertValue(user.path("role"), Role.class),
              user.path("provider").asText("password"),
              user.path("mustChangePassword").asBoolean()));
    }
    return lines;
  }

  @Override
  public String add(String name, Role role) {
    return console
        .json("PUT", path(name), body(role, null), "If-None-Match", "*")
        .path("password")
        .asText();
  }

  @Override
  public void reset(String name, String password) {
    JsonNode user = console.json("GET", path(name));
    Role role = JsonSerde.mapper().convertValue(user.path("role"), Role.class);
    console.json("PUT", path(name), body(role, password), "If-Match", "*");
  }

  @Override
  public void remove(String name) {
    console.json("DELETE", path(name), null, "If-Match", "*");
  }

  private static String path(String name) {
    return USERS + "/" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String body(Role role, @org.jspecify.annotations.Nullable String password) {
    var body =
        JsonSerde.mapper().createObjectNode().put("role", role.name().toLowerCase(Locale.ROOT));
    return (password == null ? body : body.put("password", password)).toString();
  }
}
