package bellwether.feed.format.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses tables with one mapping. */
final class MappedTables {
  private static final Mapping MAPPING =
      new Mapping(
          "",
          List.of("Company", "Reported"),
          "{Company}: breach reported",
          null,
          List.of("Breached: {Breached}."),
          "Reported",
          "MM/dd/yyyy",
          "Company",
          null,
          null,
          "People",
          null,
          false,
          false,
          null);

  static final String THEAD =
      "<tr><th>Company</th><th>Breached</th><th>Reported</th><th>People</th></tr>";

  private MappedTables() {}

  static ParsedDocument parse(Format format, String document) {
    return FeedParser.parse(
        format,
        "register",
        document.getBytes(UTF_8),
        null,
        ParseSupport.BASE,
        MAPPING,
        ParseSupport.SEEN);
  }

  static ParsedDocument.Items html(String... parts) {
    return ParseSupport.items(parse(Format.HTML, String.join("\n", parts)));
  }

  static List<Advisory> advisories(ParsedDocument.Items items) {
    return items.items().stream().map(IdentifiedItem::advisory).toList();
  }

  static List<String> victims(ParsedDocument.Items items) {
    return advisories(items).stream()
        .map(advisory -> advisory.statedFacts().victims().getFirst())
        .toList();
  }

  static @Nullable LocalDate day(Advisory advisory) {
    return advisory.published() == null ? null : advisory.published().toLocalDate();
  }
}
