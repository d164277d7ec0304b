package bellwether.bench;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.ParsedDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast each format is read into advisories, including identity, compared with the bare
 * library that only parses the same bytes, in turn.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.ParseRate
 * </pre>
 */
public final class ParseRate {
  private static final Path SAMPLES = Path.of("events/feeds");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 15;
  private static final int WARM_UP = 10;
  private static final int COPIES = 2_000;

  private ParseRate() {}

  private interface BodyReader {
    void read(byte[] body) throws Exception;
  }

  /** Prints a line for each format: medians in megabytes per second, and their ratio. */
  public static void main(String[] arguments) throws Exception {
    BodyReader json = body -> JSON.readTree(body);
    BodyReader xml = body -> Parser.xmlParser().parseInput(text(body), "");
    BodyReader html = body -> Parser.htmlParser().parseInput(text(body), "");
    measure(Format.SYNDICATION, repeatXml("securityweek.rss", "<item>", "</item>"), xml);
    measure(Format.EDGAR, repeatXml("edgar.atom", "<entry>", "</entry>"), xml);
    measure(Format.HIBP, repeatJson("hibp-breaches.json", "", "Name"), json);
    measure(Format.KEV, repeatJson("kev.json", "/vulnerabilities", "cveID"), json);
    measure(Format.GHSA, repeatJson("ghsa.json", "", "ghsa_id"), json);
    measure(Format.RANSOMWARE_LIVE, repeatJson("ransomware-live.json", "", "id"), json);
    measure(Format.JSON, repeatJson("washington.json", "", "name"), json);
    measure(Format.CSV, repeatCsv(), body -> parseCsv(text(body)));
    measure(Format.OSV, repeatJson("osv.json", "/affected", null), json);
    measure(Format.CSAF, repeatJson("csaf.json", "/vulnerabilities", null), json);
    measure(Format.MAILMAN, mailmanMonth(), body -> text(body).lines().forEach(line -> {}));
    measure(Format.MAIL, mail(), body -> parseMime(body));
    measure(Format.HTML, repeatXml("oregon.html", "<tr><td>", "</tr>"), html);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void parseCsv(String text) throws Exception {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
      parser.forEach(row -> row.get(0));
    }
  }

  private static void measure(Format format, byte[] body, BodyReader bare) throws Exception {
    Mapping mapping = mapping(format);
    int least = Set.of(Format.OSV, Format.CSAF, Format.MAIL).contains(format) ? 1 : 1_000;
    BodyReader bellwether =
        bytes -> {
          ParsedDocument parsed =
              FeedParser.parse(format, "feed", bytes, null, null, mapping, Instant.EPOCH);
          if (!(parsed instanceof ParsedDocument.Items items) || items.items().size() < least) {
            throw new IllegalStateException(format + " was not read: " + parsed);
          }
        };
    double[] own = new double[ROUNDS];
    double[] library = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      bellwether.read(body);
      long middle = System.nanoTime();
      bare.read(body);
      long end = System.nanoTime();
      if (round >= 0) {
        own[round] = middle - start;
        library[round] = end - middle;
      }
    }
    double rate = rate(body, own);
    double libraryRate = rate(body, library);
    System.out.printf(
        Locale.ROOT,
        "%-16s %5.2f MB: %6.1f MB/s, bare library %6.1f MB/s, ratio of times %.1f%n",
        format.label(),
        body.length / 1e6,
        rate,
        libraryRate,
        libraryRate / rate);
  }

  private static double rate(byte[] body, double[] nanos) {
    return body.length / 1e6 / (Measurements.median(nanos) / 1e9);
  }

  private static @Nullable Mapping mapping(Format format) {
    String name =
        switch (format) {
          case CSV -> "California Attorney General";
          case JSON -> "Washington Attorney General";
          case HTML -> "Oregon Department of Justice";
          default -> "";
        };
    return Catalogue.builtIn().stream()
        .filter(feed -> feed.name().equals(name))
        .findFirst()
        .map(Feed::mapping)
        .orElse(null);
  }

  /** Repeats the first item of a sample with other identifiers. */
  private static byte[] repeatXml(String file, String from, String to) throws Exception {
    String sample = Files.readString(SAMPLES.resolve(file));
    int start = sample.indexOf(from);
    int end = sample.indexOf(to, start) + to.length();
    String item = sample.substring(start, end);
    StringBuilder all = new StringBuilder(sample.substring(0, start));
    for (int i = 0; i < COPIES; i++) {
      String number = String.format(Locale.ROOT, "%07d", i);
      all.append(
          item.replace("0009900001-26-000007", "0009900001-26-" + number.substring(1))
              .replace("https://", "https://n" + number + ".")
              .replace("Harbour Freight Lines", "Harbour Freight Lines " + number));
    }
    return all.append(sample.substring(end)).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Repeats the first entry of a list; the key, if any, gets another value in each copy. */
  private static byte[] repeatJson(String file, String list, @Nullable String key)
      throws Exception {
    JsonNode tree = JSON.readTree(Files.readAllBytes(SAMPLES.resolve(file)));
    ArrayNode entries = (ArrayNode) tree.at(list);
    for (int i = 0; i < COPIES; i++) {
      JsonNode copy = entries.get(0).deepCopy();
      if (key != null) {
        ((ObjectNode) copy).put(key, copy.path(key).asText() + i);
      }
      entries.add(copy);
    }
    return JSON.writeValueAsBytes(tree);
  }

  private static byte[] mailmanMonth() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < COPIES; i++) {
      all.append(
          String.format(
              Locale.ROOT,
              """
              From dana at ledger.example  Thu Jan 15 10:00:00 2026
              From: dana at ledger.example (Dana)
              Date: Thu, 15 Jan 2026 10:00:00 +0000
              Subject: [Breaches] Harbour Freight Lines %1$d reports a breach
              Message-ID: <%1$d@ledger.example>

              https://ledger.example/%1$d

              Harbour Freight Lines said on Thursday that somebody had copied the records
              of its drivers from a server that it had rented. The company informs those whom
              it concerns by mail.

              """,
              i));
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mail() {
    String body = "Harbour Freight Lines informs its customers of a breach of its servers.\n";
    return ("From: dana@ledger.example\nSubject: Notice\nContent-Type: text/plain\n\n"
            + body.repeat(10 * COPIES))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void parseMime(byte[] body) throws Exception {
    MimeConfig whole = MimeConfig.custom().setMaxLineLen(-1).setMaxContentLen(-1).build();
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(whole);
    var _ = builder.parseMessage(new ByteArrayInputStream(body)).getSubject();
  }

  private static byte[] repeatCsv() throws Exception {
    StringBuilder all = new StringBuilder(Files.readString(SAMPLES.resolve("california.csv")));
    for (int i = 0; i < 5 * COPIES - 10; i++) {
      all.append(
          String.format(
              Locale.ROOT, "\"Firm %d, Inc.\",\"04/02/2025, 05/18/2025\",\"06/26/2025\"\r\n", i));
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }
}
