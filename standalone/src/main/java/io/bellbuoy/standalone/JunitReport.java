package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.file.RuleTester;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Rule tests as JUnit XML, which build servers show. */
final class JunitReport {

  private JunitReport() {}

  /** Writes the file; its folder is made where it is missing. */
  static void write(List<RuleTester.Outcome> outcomes, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    try (BufferedWriter text = Files.newBufferedWriter(file, UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "bellbuoy rules");
      xml.writeAttribute("tests", Integer.toString(outcomes.size()));
      long failures = outcomes.stream().filter(o -> o.failure() != null).count();
      xml.writeAttribute("failures", Long.toString(failures));
      for (RuleTester.Outcome outcome : outcomes) {
        testcase(outcome, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void testcase(RuleTester.Outcome outcome, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", outcome.ruleId());
    xml.writeAttribute("name", clean(outcome.test()));
    if (outcome.failure() != null) {
      xml.writeStartElement("failure");
      xml.writeCharacters(clean(outcome.failure()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
