package io.bellbuoy.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.bootstrap.StartException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves the page and its files; every path that is no file is the page. Thread-safe. */
public final class PageHandler implements Handler<RoutingContext> {

  private static final String MAP_PLACE = "<script type=\"importmap\">{\"imports\":{}}</script>";
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  private final WebFiles files;
  private final WebFile page;
  private final String policy;

  private PageHandler(WebFiles files, WebFile page, String policy) {
    this.files = files;
    this.page = page;
    this.policy = policy;
  }

  /**
   * Reads the page's files and makes its import map.
   *
   * @throws StartException where the page is not whole
   */
  public static PageHandler make() {
    WebFiles files = WebFiles.read();
    String map = ImportMap.of(files).json();
    String html = new String(requireNonNull(files.own().get("/index.html")).content(), UTF_8);
    if (!html.contains(MAP_PLACE)) {
      throw new StartException("index.html has no place for the import map: " + MAP_PLACE);
    }
    html = html.replace(MAP_PLACE, "<script type=\"importmap\">" + map + "</script>");
    for (Map.Entry<String, WebFile> file : files.own().entrySet()) {
      String hashed = ImportMap.hashed(file.getKey(), file.getValue());
      html = html.replace("src=\"" + file.getKey() + "\"", "src=\"" + hashed + "\"");
      html = html.replace("href=\"" + file.getKey() + "\"", "href=\"" + hashed + "\"");
    }
    return new PageHandler(files, WebFile.of("index.html", html.getBytes(UTF_8)), policy(map));
  }

  /** Nothing from elsewhere, nothing inline but the import map. */
  private static String policy(String map) {
    return "default-src 'none'; script-src 'self' 'sha256-"
        + sha256(map)
        + "'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self';"
        + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      request.response().putHeader("Allow", "GET, HEAD");
      Problem.of(405, "only GET and HEAD are allowed here").send(request);
      return;
    }
    String path = context.normalizedPath();
    WebFile own = files.own().get(path);
    if (own != null && !path.equals("/index.html")) {
      boolean named = own.hash().equals(request.getParam("v"));
      send(request, own, named ? FOR_A_YEAR : ASK_EACH_TIME);
      return;
    }
    if (path.startsWith("/_static/")) {
      WebFile found = files.ofPackage(path);
      if (found == null) {
        Problem.of(404, "there is no such file").send(request);
      } else {
        // Its version is in its path.
        send(request, found, FOR_A_YEAR);
      }
      return;
    }
    if (path.substring(path.lastIndexOf('/') + 1).matches(".*\\.(js|css|map|svg|png|ico|txt)")) {
      Problem.of(404, "there is no such file").send(request);
      return;
    }
    request.response().putHeader("Content-Security-Policy", policy);
    send(request, page, ASK_EACH_TIME);
  }

  private static void send(HttpServerRequest request, WebFile file, String keep) {
    HttpServerResponse response = request.response();
    String tag = '"' + file.hash() + '"';
    response
        .putHeader("Content-Type", file.type())
        .putHeader("Cache-Control", keep)
        .putHeader("ETag", tag)
        .putHeader("Vary", "Accept-Encoding");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      Future<Void> ignored = response.setStatusCode(304).end();
      return;
    }
    byte[] body = file.content();
    if (file.gzip().length > 0 && takesGzip(request.getHeader("Accept-Encoding"))) {
      body = file.gzip();
      response.putHeader("Content-Encoding", "gzip");
    }
    response.putHeader("Content-Length", Integer.toString(body.length));
    boolean head = request.method().equals(HttpMethod.HEAD);
    Future<Void> ignored = head ? response.end() : response.end(Buffer.buffer(body));
  }

  private static boolean takesGzip(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
  }
}
