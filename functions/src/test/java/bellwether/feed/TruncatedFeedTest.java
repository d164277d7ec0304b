package bellwether.feed;

import static bellwether.feed.SyndicationSamples.twentyItems;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests feeds that end in the middle. */
final class TruncatedFeedTest {
  @Test
  @Tag("case-48")
  void truncation_atEveryByte_keepsEveryCompleteItem() {
    String feed = twentyItems();
    byte[] bytes = feed.getBytes(UTF_8);
    List<String> whole = ParseSupport.advisories(feed).stream().map(Advisory::id).toList();
    assertThat(whole).hasSize(20);
    for (int cut = feed.indexOf("<channel>"); cut < bytes.length; cut++) {
      byte[] part = Arrays.copyOf(bytes, cut);
      int complete = count(new String(part, UTF_8), "</item>");
      assertThat(ParseSupport.items(ParseSupport.syndication(part)).items())
          .as("cut at byte %d", cut)
          .extracting(item -> item.advisory().id())
          .isEqualTo(whole.subList(0, complete));
    }
  }

  @Test
  @Tag("case-48")
  void truncation_isReported() {
    String feed = twentyItems();
    assertThat(ParseSupport.parseFeed(feed).completeness().isDegraded()).isFalse();
    assertThat(
            ParseSupport.parseFeed(feed.substring(0, feed.length() / 2))
                .completeness()
                .isDegraded())
        .isTrue();
  }

  @Test
  @Tag("case-48")
  void truncation_ofJsonAtEveryByte_keepsEveryCompleteItem() {
    StringBuilder feed =
        new StringBuilder("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[");
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      feed.append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(i)
          .append("\",\"title\":\"T")
          .append(i)
          .append("\"}");
      ends.add(feed.length());
    }
    String whole = feed.append("]}").toString();
    for (int cut = whole.indexOf('[') + 1; cut < whole.length(); cut++) {
      int limit = cut;
      assertThat(ParseSupport.parseFeed(whole.substring(0, cut)).items())
          .as("cut at %d", cut)
          .hasSize((int) ends.stream().filter(end -> end <= limit).count());
    }
  }

  private static int count(String text, String word) {
    return (text.length() - text.replace(word, "").length()) / word.length();
  }
}
