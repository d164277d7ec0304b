package bellwether.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.format.syndication.XmlFeedParser;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.PlainText;
import bellwether.feed.text.TextDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests the expectations in the comments of third-party test feeds: titles, links, ids and dates.
 * They expect sanitized HTML, so titles are compared as text.
 */
final class CorpusExpectationsTest {
  /** The base of documents that state none: the address at which they were served. */
  private static final URI BASE = URI.create("http://127.0.0.1:8097/feed.xml");

  private static final Pattern EXPECTED =
      Pattern.compile(
          "entries\\[(\\d)]\\['(title|title_detail'\\]\\['value|link|id|guid|(?:published|updated|created)(?:_parsed)?)']"
              + " == (?:entries\\[(\\d)]\\['[a-z]+'] == )?(?:u?'((?:[^'\\\\]|\\\\.)*)'|\\(([\\d,"
              + " ]+)\\))");

  @Test
  void openingComments_areRight() throws IOException {
    Map<String, int[]> right = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Corpus.folder("feeds"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] body = Files.readAllBytes(file);
        Matcher expected = EXPECTED.matcher(new String(body, ISO_8859_1));
        while (expected.find()) {
          String field = expected.group(2).replaceAll("_.*|'.*", "").replace("guid", "id");
          for (String entry : Arrays.asList(expected.group(1), expected.group(3))) {
            if (entry != null) {
              int[] count = right.computeIfAbsent(kind(field), none -> new int[2]);
              count[1]++;
              if (agrees(item(body, Integer.parseInt(entry)), field, expected)) {
                count[0]++;
              } else {
                wrong.add(file.getFileName() + ": " + expected.group());
              }
            }
          }
        }
      }
    }
    StringBuilder summary = new StringBuilder("opening comments:");
    right.forEach((kind, of) ->
        summary.append(String.format(Locale.ROOT, " %s %d of %d,", kind, of[0], of[1])));
    System.out.println(summary);
    assertThat(wrong).hasSizeLessThanOrEqualTo(8);
  }

  private static String kind(String field) {
    return List.of("published", "updated", "created").contains(field) ? "dates" : field + "s";
  }

  private static @Nullable ParsedItem item(byte[] body, int number) {
    ParsedDocument parsed =
        FeedParser.parse(Format.SYNDICATION, "corpus", body, null, BASE, ParseSupport.SEEN);
    if (!(parsed instanceof ParsedDocument.Items)) {
      return null;
    }
    ParseResult drafts = XmlFeedParser.parse(TextDecoder.decode(body, null).text(), BASE);
    return drafts instanceof ParseResult.Success read && number < read.items().size()
        ? read.items().get(number)
        : null;
  }

  private static boolean agrees(@Nullable ParsedItem draft, String field, Matcher expected) {
    if (draft == null) {
      return false;
    }
    if (expected.group(5) != null) {
      return draft.published() != null && draft.published().isEqual(date(expected.group(5)));
    }
    String value = expected.group(4).replace("\\n", "\n").replace("\\t", "\t").replace("\\'", "'");
    return switch (field) {
      case "title" ->
          Stream.of(value, PlainText.fromTitleMarkup(value))
              .anyMatch(text -> draft.title().equals(PlainText.normalizeTitle(text, draft.text())));
      case "link" -> value.equals(draft.link());
      case "id" -> value.equals(draft.nativeId());
      default -> {
        OffsetDateTime date = DateParser.parse(value);
        yield date != null && draft.published() != null && date.isEqual(draft.published());
      }
    };
  }

  private static OffsetDateTime date(String tuple) {
    int[] parts = Arrays.stream(tuple.split(", *")).mapToInt(Integer::parseInt).toArray();
    return OffsetDateTime.of(
        parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 0, ZoneOffset.UTC);
  }
}
