package io.bellbuoy.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Leads browsers from the names in modules to URLs. Immutable.
 *
 * @param imports URLs by the name, or by the path of one of our own modules
 */
record ImportMap(SortedMap<String, String> imports) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  ImportMap {
    imports = Collections.unmodifiableSortedMap(new TreeMap<>(imports));
  }

  /** Of the packages on the class path, each of which says where it lies, and our own modules. */
  static ImportMap of(WebFiles files) {
    SortedMap<String, String> imports = new TreeMap<>();
    try {
      ClassLoader loader = ImportMap.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources("META-INF/importmap.json"))) {
        try (InputStream map = url.openStream()) {
          for (Map.Entry<String, JsonNode> entry :
              MAPPER.readTree(map).path("imports").properties()) {
            imports.put(entry.getKey(), entry.getValue().asText());
          }
        }
      }
    } catch (IOException e) {
      throw new StartException("the page's packages cannot be read: " + e, e);
    }
    files
        .own()
        .forEach(
            (path, file) -> {
              if (path.endsWith(".js")) {
                imports.put(path, hashed(path, file));
              }
            });
    return new ImportMap(imports);
  }

  /** The URL of one of our own files, which changes with its content. */
  static String hashed(String path, WebFile file) {
    return path + "?v=" + file.hash();
  }

  /** The map as a script holds it; nothing in it can end the script. */
  String json() {
    try {
      return MAPPER.writeValueAsString(Map.of("imports", imports)).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }
}
