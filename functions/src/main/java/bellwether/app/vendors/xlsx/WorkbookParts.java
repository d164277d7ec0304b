package bellwether.app.vendors.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Opens the XML parts of a workbook, which is a ZIP file (Open Packaging Conventions, ECMA-376 part
 * 2). All parts together are read up to a maximum size, and none may have a DTD.
 */
final class WorkbookParts implements AutoCloseable {
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private long remainingBytes;

  private WorkbookParts(ZipFile zip, long maxBytes) {
    this.zip = zip;
    this.remainingBytes = maxBytes;
    // Names ignore case, and some programs write backslashes.
    zip.stream().forEach(entry -> entries.put(entry.getName().replace('\\', '/'), entry));
  }

  /**
   * @param maxBytes maximum size of all parts that are read, unpacked
   */
  static WorkbookParts open(byte[] file, long maxBytes) throws WorkbookException {
    Path copy = writeTemporary(file);
    try {
      return new WorkbookParts(
          new ZipFile(copy.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE), maxBytes);
    } catch (IOException e) {
      throw WorkbookException.damaged();
    }
  }

  /** Only a file can be read by its directory, without unpacking everything in it. */
  private static Path writeTemporary(byte[] file) {
    try {
      return Files.write(Files.createTempFile("workbook", ".xlsx"), file);
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file can't be written", e);
    }
  }

  boolean has(String part) {
    return entries.containsKey(part);
  }

  XMLStreamReader open(String part) throws IOException, XMLStreamException {
    ZipEntry entry = entries.get(part);
    if (entry == null) {
      throw new IOException("a part is missing");
    }
    InputStream unpacked = new LimitedStream(zip.getInputStream(entry));
    return new WithoutDtd(factory().createXMLStreamReader(decode(unpacked)));
  }

  /** Decodes UTF-8, which all programs write: the XML parser would print each invalid byte. */
  private static Reader decode(InputStream unpacked) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(unpacked, UTF_8));
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  /** The reason why a part could not be read. */
  WorkbookException unreadable() {
    return remainingBytes < 0
        ? new WorkbookException("is too large when unpacked: copy the list into a new workbook")
        : WorkbookException.damaged();
  }

  /** The JDK's own parser: another one on the class path may have other settings. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file can't be closed", e);
    }
  }

  private static final class WithoutDtd extends StreamReaderDelegate {
    WithoutDtd(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == DTD) {
        throw new XMLStreamException("a part has a DTD");
      }
      return event;
    }
  }

  /** Counts what is unpacked: a small file can unpack to gigabytes. */
  private final class LimitedStream extends FilterInputStream {
    LimitedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      remainingBytes -= Math.max(count, 0);
      if (remainingBytes < 0) {
        throw new IOException("the parts are too large");
      }
      return count;
    }
  }
}
