package io.bellbuoy.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.Author;
import io.bellbuoy.schemas.JsonSerde;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request to an endpoint, heard to its end. For the worker thread that answers it. */
public final class Request {

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 1000;

  private final RoutingContext context;
  private final Cursors cursors;
  private final @Nullable Caller caller;
  private final String address;

  Request(RoutingContext context, Cursors cursors, @Nullable Caller caller, String address) {
    this.context = context;
    this.cursors = cursors;
    this.caller = caller;
    this.address = address;
  }

  /**
   * Who asks.
   *
   * @throws IllegalStateException at an endpoint that needs no role and was asked by nobody known
   */
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("nobody has logged in for this");
    }
    return caller;
  }

  /** The address that it comes from. */
  public String address() {
    return address;
  }

  /** Who asks and from where, for the record of what is changed. */
  public Author author() {
    return new Author(caller().name(), address());
  }

  /** A part of the path, such as {@code id} of {@code /rules/:id}. */
  public String path(String name) {
    return Objects.requireNonNull(context.pathParam(name), name);
  }

  /** A query parameter, the first of that name; null: there is none, or it is empty. */
  public @Nullable String query(String name) {
    String value = queries().get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** All values of a query parameter, also of one value with commas. */
  public List<String> queryList(String name) {
    return queries().getAll(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * A query parameter that is a time such as {@code 2026-01-31T12:00:00Z}.
   *
   * @throws ProblemException 400 where it is none
   */
  public @Nullable Instant queryInstant(String name) {
    String value = query(name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw ProblemException.of(400, name + ": it is no time; write it like 2026-01-31T12:00:00Z");
    }
  }

  /** How many items of a list are asked for, 1 to 1,000. */
  public int limit() {
    String text = query("limit");
    if (text == null) {
      return USUAL_LIMIT;
    }
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > HIGHEST_LIMIT) {
      throw ProblemException.of(400, "limit: it must be a number from 1 to 1000");
    }
    return Integer.parseInt(text);
  }

  /** The place after which the list is to go on; null: from its beginning. */
  public @Nullable String cursor() {
    String text = query("cursor");
    return text == null ? null : cursors.open(text, question());
  }

  /** The cursor of that place, for the same question alone. */
  public String next(String place) {
    return cursors.seal(place, question());
  }

  /** The path and the parameters, but for those that lead from page to page. */
  private String question() {
    return context.request().path()
        + queries().entries().stream()
            .filter(entry -> !entry.getKey().equals("cursor") && !entry.getKey().equals("limit"))
            .sorted(
                Map.Entry.<String, String>comparingByKey()
                    .thenComparing(Map.Entry.comparingByValue()))
            .map(entry -> entry.getKey().length() + ":" + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&", "?", ""));
  }

  private MultiMap queries() {
    try {
      return context.queryParams();
    } catch (RuntimeException e) {
      throw ProblemException.of(400, "the query cannot be read: " + e.getMessage());
    }
  }

  /** The request itself; its body has been read. */
  public HttpServerRequest http() {
    return context.request();
  }

  /** A header; null: there is none. */
  public @Nullable String header(String name) {
    return context.request().getHeader(name);
  }

  /**
   * What a change is made on.
   *
   * @throws ProblemException 428 where the request does not say
   */
  public Precondition precondition() {
    return Precondition.of(header("If-Match"), header("If-None-Match"));
  }

  /** The body as it came; empty: there is none. */
  public byte[] bytes() {
    Buffer body = context.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  /** The body as a text in UTF-8. */
  public String text() {
    return new String(bytes(), UTF_8);
  }

  /**
   * The body as JSON.
   *
   * @throws ProblemException 400 where it is none, 415 where it is said to be something else
   */
  public JsonNode json() {
    return body(JsonNode.class);
  }

  /**
   * The body as a record; members that the record does not know are refused.
   *
   * @throws ProblemException 400 where it is no such record, 415 where it is said to be no JSON
   */
  public <T> T body(Class<T> type) {
    String media = header("Content-Type");
    if (media == null || !media.strip().matches("(?i)application/(.+\\+)?json(\\s*;.*)?")) {
      throw ProblemException.of(415, "send JSON, with Content-Type: application/json");
    }
    try {
      T value =
          JsonSerde.mapper()
              .readerFor(type)
              .with(
                  com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValue(bytes());
      if (value == null || (value instanceof JsonNode node && node.isMissingNode())) {
        throw ProblemException.of(400, "the body is empty; send a JSON document");
      }
      return value;
    } catch (JsonMappingException e) {
      throw ProblemException.of(400, "the body cannot be used: " + BodyFault.of(e));
    } catch (JsonProcessingException e) {
      throw ProblemException.of(400, "the body is no JSON: " + BodyFault.place(e));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }
}
