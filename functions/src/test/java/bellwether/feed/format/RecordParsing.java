package bellwether.feed.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.FeedSamples;
import bellwether.feed.ParseSupport;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses documents of every format of records. */
public final class RecordParsing {
  public static final URI BASE = URI.create("https://register.example/list/all");

  private RecordParsing() {}

  public static ParsedDocument parse(Format format, byte[] body) {
    return FeedParser.parse(
        format, "feed", body, null, BASE, mapping(format, body), ParseSupport.SEEN);
  }

  /** The mapping of the built-in feed whose shape the sample has. */
  public static @Nullable Mapping mapping(Format format, byte[] body) {
    String text = new String(body, UTF_8);
    String name =
        switch (format) {
          case CSV -> "California Attorney General";
          case JSON ->
              text.contains("NVD_CVE")
                  ? "NVD"
                  : text.contains("EUVD") ? "EUVD exploited" : "Washington Attorney General";
          case HTML ->
              text.contains("Maine") || text.contains("Date Reported")
                  ? "Maine Attorney General"
                  : "Oregon Department of Justice";
          default -> "";
        };
    return Catalogue.builtIn().stream()
        .filter(feed -> feed.name().equals(name))
        .findFirst()
        .map(Feed::mapping)
        .orElse(null);
  }

  public static List<Advisory> items(Format format, String sample) {
    return ParseSupport.items(parse(format, FeedSamples.bytes("feeds/" + sample))).items().stream()
        .map(IdentifiedItem::advisory)
        .toList();
  }
}
