package bellwether.feed.format.mailman;

import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Parses the index page of a Mailman 2 archive, which lists the volumes. */
final class ArchiveIndex {
  private ArchiveIndex() {}

  /** The volumes on the page, latest start first; empty if it is not an index. */
  static List<ArchiveVolume> parse(String html, URI base) {
    Map<String, ArchiveVolume> volumes = new LinkedHashMap<>();
    for (Element link :
        Parser.htmlParser().setMaxDepth(InputLimits.DEPTH).parseInput(html, "").select("a[href]")) {
      String address = Links.resolve(link.attr("href"), base);
      if (address != null) {
        // A volume may be listed both plain and compressed.
        ArchiveVolume.fromUrl(address)
            .ifPresent(
                volume -> volumes.putIfAbsent(volume.firstDay() + "/" + volume.lastDay(), volume));
      }
    }
    return volumes.values().stream()
        .sorted(Comparator.comparing(ArchiveVolume::firstDay).reversed())
        .toList();
  }

  /**
   * The two volumes that began last and the one that ends last: if volumes became longer in the
   * middle of a year, an earlier volume continues.
   *
   * @param volumes the one that began last first
   */
  static List<ArchiveVolume> newestVolumes(List<ArchiveVolume> volumes) {
    List<ArchiveVolume> newest = volumes.subList(0, Math.min(2, volumes.size()));
    return volumes.stream()
        .max(Comparator.comparing(ArchiveVolume::lastDay))
        .filter(latest -> !newest.contains(latest))
        .map(latest -> List.of(newest.get(0), newest.get(1), latest))
        .orElse(newest);
  }
}
