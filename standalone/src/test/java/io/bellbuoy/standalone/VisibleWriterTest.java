package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

final class VisibleWriterTest {

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertThat(written("a\u001b[2J\u0007\r\u007f\u009b\u0000b"))
        .isEqualTo("a\\u001b[2J\\u0007\\u000d\\u007f\\u009b\\u0000b");
  }

  @Test
  void textStaysAsItIs() {
    String text = "a\tb\nStraße 😀 \u00a0 \ud800 \\u001b";
    assertThat(written(text)).isEqualTo(text);
    assertThat(written("😀".repeat(10_000))).isEqualTo("😀".repeat(10_000));
  }

  @Test
  void oneLineStaysOne() {
    assertThat(VisibleWriter.line("a\nb\tc\u2028d\u202ee\u2066f😀"))
        .isEqualTo("a\\u000ab\\u0009c\\u2028d\\u202ee\\u2066f😀");
  }

  @Test
  void whatCannotBeWrittenIsNoticed() {
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] chars, int from, int length) throws IOException {
            throw new IOException("closed");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    PrintWriter writer = VisibleWriter.over(new PrintWriter(closed));
    writer.println("lost");
    assertThat(writer.checkError()).isTrue();
  }

  @Test
  void aLineIsThereAtOnce() {
    StringWriter out = new StringWriter();
    PrintWriter writer = VisibleWriter.over(new PrintWriter(out, false));
    writer.println("a");
    assertThat(out.toString()).isEqualTo("a" + System.lineSeparator());
    writer.close();
  }

  private static String written(String text) {
    StringWriter out = new StringWriter();
    PrintWriter writer = VisibleWriter.over(new PrintWriter(out));
    writer.print(text);
    writer.flush();
    return out.toString();
  }
}
