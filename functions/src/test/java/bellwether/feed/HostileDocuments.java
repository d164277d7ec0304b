package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.feed.Format;
import bellwether.feed.document.ParsedDocument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Parses hostile documents of the maximum size and prints each result. This is a program so that
 * {@link HostileSizeTest} can run it with a small heap.
 */
final class HostileDocuments {
  private static final int SIZE = 10_000_000;

  private static final List<Format> XML = List.of(Format.SYNDICATION, Format.EDGAR, Format.HTML);
  private static final List<Format> JSON =
      List.of(
          Format.SYNDICATION,
          Format.HIBP,
          Format.KEV,
          Format.RANSOMWARE_LIVE,
          Format.RANSOMLOOK,
          Format.GHSA,
          Format.OSV,
          Format.CSAF,
          Format.JSON);
  private static final List<Format> TEXT =
      List.of(Format.CSV, Format.MAIL, Format.MAILMAN, Format.HTML);

  private HostileDocuments() {}

  public static void main(String[] arguments) {
    xml().forEach((shape, body) -> read(shape, XML, body));
    json().forEach((shape, body) -> read(shape, JSON, body));
    text().forEach((shape, body) -> read(shape, TEXT, body));
  }

  private static Map<String, IntFunction<String>> xml() {
    Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
    shapes.put("tags of a million names", n -> "<rss><channel>" + numbered(n, "<a%d/>"));
    shapes.put("open tags of many names", n -> "<rss><channel>" + numbered(n, "<a%d>"));
    shapes.put("attributes of many names", n -> "<rss a='1' " + numbered(n, "a%d='' ") + ">");
    shapes.put("one attribute without end", n -> "<rss a='" + "x".repeat(n));
    shapes.put("name spaces", n -> "<rss " + numbered(n, "xmlns:a%d='b' ") + ">");
    shapes.put("entities", n -> "<!DOCTYPE rss [" + numbered(n, "<!ENTITY a%d 'b'>") + "]><rss/>");
    shapes.put(
        "one long entity used often",
        n ->
            "<!DOCTYPE rss [<!ENTITY a '"
                + "x".repeat(n / 2)
                + "'>]><rss><channel><item><title>"
                + "&a;".repeat(n / 6));
    shapes.put("items of nothing", n -> "<rss><channel>" + "<item/>".repeat(n / 7));
    shapes.put(
        "items of one letter", n -> "<rss><channel>" + "<item><title>a</title>".repeat(n / 22));
    shapes.put(
        "one item of many fields",
        n -> "<rss><channel><item>" + "<category>a</category>".repeat(n / 22));
    shapes.put("one title", n -> "<rss><channel><item><title>" + "a ".repeat(n / 2));
    shapes.put(
        "markup in a text", n -> "<rss><channel><item><description>" + "&lt;b&gt;".repeat(n / 9));
    shapes.put("references in a text", n -> "<rss><channel><item><title>" + "&#9;".repeat(n / 4));
    shapes.put("a comment", n -> "<rss><!--" + "- ".repeat(n / 2));
    shapes.put("a section", n -> "<rss><channel><item><title><![CDATA[" + "]] ".repeat(n / 3));
    shapes.put("less-than signs", n -> "<rss>" + "<".repeat(n));
    shapes.put("rows of a table", n -> "<table>" + "<tr><td>a".repeat(n / 9));
    shapes.put("cells of a row", n -> "<table><tr>" + "<td>".repeat(n / 4));
    shapes.put("tables in tables", n -> "<table><tr><td>".repeat(n / 15));
    shapes.put("tags that close nothing", n -> "<rss><channel>" + "</p>".repeat(n / 4));
    shapes.put("tags that nest wrongly", n -> "<b><i></b></i>".repeat(n / 14));
    return shapes;
  }

  private static Map<String, IntFunction<String>> json() {
    Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
    shapes.put("arrays in arrays", n -> "[".repeat(n));
    shapes.put("objects in objects", n -> "{\"a\":".repeat(n / 5));
    shapes.put("empty objects", n -> "[" + "{},".repeat(n / 3) + "{}]");
    shapes.put("empty arrays", n -> "[" + "[],".repeat(n / 3) + "[]]");
    shapes.put("numbers", n -> "[" + "1,".repeat(n / 2) + "1]");
    shapes.put("one number", n -> "[" + "1".repeat(n) + "]");
    shapes.put("one text", n -> "[{\"Name\":\"" + "a".repeat(n) + "\"}]");
    shapes.put("keys of many names", n -> "{" + numbered(n, "\"a%d\":1,") + "\"a\":1}");
    shapes.put("one key again and again", n -> "{" + "\"a\":1,".repeat(n / 6) + "\"a\":1}");
    shapes.put("escapes", n -> "[\"" + "\\u0061".repeat(n / 6) + "\"]");
    for (String list :
        List.of("items", "vulnerabilities", "results", "entries", "affected", "feed", "document")) {
      shapes.put(
          list + " of nothing",
          n -> "{\"" + list + "\":[" + "{},".repeat(n / 3) + "{}],\"version\":\"jsonfeed.org\"}");
    }
    shapes.put(
        "breaches of one letter",
        n -> "[" + "{\"Name\":\"a\",\"Title\":\"b\"},".repeat(n / 27) + "{}]");
    shapes.put(
        "breaches of many names",
        n -> "[" + numbered(n, "{\"Name\":\"a%d\",\"Title\":\"b\"},") + "{}]");
    shapes.put(
        "exploited of many names",
        n ->
            "{\"vulnerabilities\":["
                + numbered(n, "{\"cveID\":\"CVE-2026-%d\",\"vendorProject\":\"a\"},")
                + "{}]}");
    return shapes;
  }

  private static Map<String, IntFunction<String>> text() {
    Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
    shapes.put("one line", n -> "a".repeat(n));
    shapes.put("commas", n -> ",".repeat(n));
    shapes.put("a quote that never ends", n -> "Name,b\n\"" + "a\n".repeat(n / 2));
    shapes.put("quotes", n -> "\"".repeat(n));
    shapes.put("rows of one letter", n -> "Organization Name\n" + "a\n".repeat(n / 2));
    shapes.put("columns of many names", n -> numbered(n, "a%d,") + "\n");
    shapes.put("empty lines", "\n"::repeat);
    shapes.put(
        "mail of many headers",
        n -> "From: a@b.example\nSubject: c\n" + numbered(n, "X-%d: a\n") + "\nd");
    shapes.put(
        "mail of one long header", n -> "From: a@b.example\nSubject: " + "a\n ".repeat(n / 3));
    shapes.put(
        "mail of many parts",
        n ->
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
                + "--x\n\na\n".repeat(n / 7));
    shapes.put(
        "mail in mail",
        n ->
            "From: a@b.example\n"
                + "Content-Type: multipart/mixed; boundary=x\n\n--x\n".repeat(n / 51));
    shapes.put(
        "mail of one page",
        n -> "From: a@b.example\nContent-Type: text/html\n\n" + "<div>".repeat(n / 5));
    shapes.put("lines that begin a message", n -> "From a\n".repeat(n / 7));
    shapes.put(
        "messages of nothing",
        n -> "From a at b.example  Thu Jan  1 00:00:00 2026\nSubject: c\n\n".repeat(n / 62));
    return shapes;
  }

  /** Repeats the pattern with increasing numbers up to the length. */
  private static String numbered(int length, String pattern) {
    StringBuilder text = new StringBuilder(length + 64);
    String before = pattern.substring(0, pattern.indexOf("%d"));
    String after = pattern.substring(pattern.indexOf("%d") + 2);
    for (int i = 0; text.length() + pattern.length() + 9 < length; i++) {
      text.append(before).append(i).append(after);
    }
    return text.toString();
  }

  private static void read(String shape, List<Format> formats, IntFunction<String> body) {
    byte[] document = body.apply(SIZE - 500).getBytes(UTF_8);
    for (Format format : formats) {
      long start = System.nanoTime();
      ParsedDocument parsed =
          FeedParser.parse(
              format,
              "news",
              document,
              null,
              null,
              HostileSizeTest.mapping(format),
              ParseSupport.SEEN);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      String outcome =
          switch (parsed) {
            case ParsedDocument.Items(var items, var completeness) ->
                items.size() + " items" + (completeness.isDegraded() ? ", degraded" : "");
            case ParsedDocument.Unreadable(var reason) -> "unreadable: " + reason;
          };
      System.out.printf(
          Locale.ROOT,
          "%s | %s | %d B | %d ms | %s%n",
          shape,
          format.label(),
          document.length,
          taken.toMillis(),
          outcome);
    }
  }
}
