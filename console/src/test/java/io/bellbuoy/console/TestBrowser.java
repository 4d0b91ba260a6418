package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Keeps the cookie and the token of a page, as a browser and the page do. */
final class TestBrowser {

  private final TestConsole console;
  private @Nullable String cookie;
  private @Nullable String csrf;

  TestBrowser(TestConsole console) {
    this.console = console;
  }

  /** The same visitor at another console. */
  TestBrowser at(TestConsole other) {
    TestBrowser browser = new TestBrowser(other);
    browser.cookie = cookie;
    browser.csrf = csrf;
    return browser;
  }

  JsonNode logIn(String name, String password) {
    HttpResponse<String> answer = tryLogIn(name, password);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return remember(answer);
  }

  HttpResponse<String> tryLogIn(String name, String password) {
    return console.send(
        TestConsole.with(
            console.request("/api/v1/session"),
            "POST",
            "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
  }

  JsonNode remember(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
    JsonNode body = TestConsole.json(answer);
    csrf = body.path("csrf").asText();
    return body;
  }

  HttpResponse<String> call(String method, String path, @Nullable String body, String... headers) {
    return console.send(TestConsole.with(page(path), method, body, headers));
  }

  /** A request as another site's page would make a browser send it. */
  HttpResponse<String> callWithoutCsrf(String method, String path, @Nullable String body) {
    return console.send(TestConsole.with(withCookie(path), method, body));
  }

  private HttpRequest.Builder page(String path) {
    HttpRequest.Builder request = withCookie(path);
    return csrf == null ? request : request.header("X-CSRF-Token", csrf);
  }

  private HttpRequest.Builder withCookie(String path) {
    HttpRequest.Builder request = console.request(path);
    return cookie == null ? request : request.header("Cookie", cookie);
  }

  void setCookie(String text) {
    cookie = text;
  }

  @Nullable String cookie() {
    return cookie;
  }
}
