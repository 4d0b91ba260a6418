package io.bellbuoy.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.StoredAlert;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What exports are written as. */
enum ExportFormat {
  /** For spreadsheets; see {@link AlertCsv}. */
  CSV("text/csv; charset=utf-8; header=present", "csv") {
    @Override
    Buffer head() {
      return Buffer.buffer(AlertCsv.head());
    }

    @Override
    Buffer lines(List<StoredAlert> alerts) {
      Buffer lines = Buffer.buffer();
      alerts.forEach(stored -> lines.appendString(AlertCsv.line(stored)));
      return lines;
    }
  },
  /** For programs: one JSON document a line, the same as in the list. */
  NDJSON("application/x-ndjson", "ndjson") {
    @Override
    Buffer head() {
      return Buffer.buffer();
    }

    @Override
    Buffer lines(List<StoredAlert> alerts) throws JsonProcessingException {
      Buffer lines = Buffer.buffer();
      for (StoredAlert stored : alerts) {
        lines.appendBytes(JsonSerde.mapper().writeValueAsBytes(ShownAlert.of(stored)));
        lines.appendString("\n");
      }
      return lines;
    }
  };

  private final String mediaType;
  private final String ending;

  ExportFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  String mediaType() {
    return mediaType;
  }

  /** Of a file's name. */
  String ending() {
    return ending;
  }

  /** What comes before the first alert. */
  abstract Buffer head();

  /** Alerts that follow each other. */
  abstract Buffer lines(List<StoredAlert> alerts) throws JsonProcessingException;
}
