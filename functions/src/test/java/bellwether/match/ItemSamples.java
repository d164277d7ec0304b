package bellwether.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;

/** Creates advisories and vendors. */
public final class ItemSamples {
  public static final Instant SEEN = Instant.parse("2024-05-01T12:00:00Z");

  private ItemSamples() {}

  public static Advisory of(String title, String text) {
    return new Advisory("id of " + title, "feed", title, null, text, null, StatedFacts.NONE, SEEN);
  }

  public static Advisory at(String id, String title, String text, Instant seen) {
    return new Advisory(id, "feed", title, null, text, null, StatedFacts.NONE, seen);
  }

  /** Reads "Name; alias; alias > product; product". */
  public static Vendor vendor(String line) {
    String[] sides = line.split(">", 2);
    List<String> names = split(sides[0]);
    List<String> products = sides.length == 1 ? List.of() : split(sides[1]);
    return new Vendor(
        names.getFirst(),
        List.of(),
        names.subList(1, names.size()),
        products,
        null,
        null,
        List.of());
  }

  public static List<Match> matches(String title, String text, String... vendors) {
    return Matcher.of(List.of(vendors).stream().map(ItemSamples::vendor).toList())
        .match(of(title, text));
  }

  private static List<String> split(String list) {
    return List.of(list.split(";")).stream().map(String::strip).toList();
  }
}
