package bellwether.feed;

import java.net.URI;
import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the first page of a Mailman 2 archive, which lists the months. */
final class ArchiveIndex {
  private static final Pattern MONTH_FILE =
      Pattern.compile(".*?(\\d{4})-([A-Z][a-z]{2,8})\\.txt(?:\\.gz)?");

  private ArchiveIndex() {}

  /** The texts of the months that the page lists, newest first; none if it is no index. */
  static List<URI> months(String html, URI base) {
    Map<YearMonth, URI> months = new TreeMap<>(Comparator.reverseOrder());
    for (Element link :
        Parser.htmlParser().setMaxDepth(Limits.DEPTH).parseInput(html, "").select("a[href]")) {
      String address = Links.absolute(link.attr("href"), base);
      Matcher file = MONTH_FILE.matcher(address == null ? "" : address);
      if (file.matches() && address != null) {
        month(file.group(2))
            .ifPresent(month ->
                months.putIfAbsent(
                    YearMonth.of(Integer.parseInt(file.group(1)), month), URI.create(address)));
      }
    }
    return List.copyOf(months.values());
  }

  private static Optional<Month> month(String name) {
    try {
      return Optional.of(Month.valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
