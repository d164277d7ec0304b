package bellwether.app.digest;

import bellwether.domain.feed.FirstReads.FeedRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what first reads found, and whether that is all. */
final class FirstReadText {
  private FirstReadText() {}

  /**
   * The first line of a summary.
   *
   * @param recent number of incidents that are recent
   * @param older number of incidents that are older
   * @param unmatched number of items that are not matched yet; matching ends counting at a limit
   */
  static String describe(List<FeedRead> reads, int recent, int older, int unmatched) {
    List<String> sentences = new ArrayList<>();
    int items = reads.stream().mapToInt(FeedRead::itemCount).sum();
    sentences.add(
        count(reads.size(), "feed")
            + (reads.size() == 1 ? " was" : " were")
            + " read for the first time, with "
            + count(items, "item")
            + " and "
            + count(recent + older, "incident")
            + " at your vendors"
            + (unmatched == 0 ? "." : " so far."));
    if (unmatched > 0) {
      boolean limited = unmatched >= FirstReadNotifier.MAX_UNMATCHED;
      sentences.add(
          "Matching continues: "
              + count(unmatched, "item")
              + (limited ? " or more" : "")
              + (unmatched == 1 ? " is" : " are")
              + " not matched yet, and what they report follows.");
    }
    sentences.add("New items will alert from now on.");
    sentences.add(
        recent == 0 ? "None is from the last 7 days." : "From the last 7 days, most severe first:");
    return String.join(" ", sentences);
  }

  private static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
