package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that the work on texts that list many vendors, or one vendor many times, is bounded. */
final class ListingTest {
  private static final String UNREAD = "so its role was not read";

  private static List<Match> match(String title, String separator, int vendors) {
    List<String> names = IntStream.range(0, vendors).mapToObj(i -> "Zorqa" + i).toList();
    return Matcher.of(names.stream().map(Vendor::ofName).toList())
        .match(ItemSamples.of(title, String.join(separator, names)));
  }

  private static long unread(List<Match> matches) {
    return matches.stream().filter(match -> match.rules().getFirst().endsWith(UNREAD)).count();
  }

  private static long sentenceChars(List<Match> matches) {
    return matches.stream().mapToLong(match -> match.sentence().length()).sum();
  }

  @Test
  void story_readsTheRolesOfTheFirst24Vendors() {
    List<Match> matches = match("A breach", ", ", 30);

    assertThat(matches).hasSize(30);
    assertThat(unread(matches)).isEqualTo(6);
    assertThat(matches.getLast().rules())
        .containsExactly("named after 24 other vendors, " + UNREAD);
  }

  @Test
  void listOfCompanies_readsTheRolesOfTwo() {
    List<Match> matches = match("A breach", ", ", 1_000);

    assertThat(matches).hasSize(1_000);
    assertThat(unread(matches)).isEqualTo(998);
    assertThat(matches.getLast().rules()).containsExactly("named after 2 other vendors, " + UNREAD);
  }

  @Test
  void longRoundup_readsTheRolesOfItsFirstStories() {
    List<Match> matches = match("Weekly roundup", ".\n", 300);

    assertThat(matches).hasSize(300);
    assertThat(unread(matches)).isEqualTo(300 - 96);
    assertThat(matches.getLast().rules())
        .containsExactly("named late in a long list of stories, " + UNREAD);
  }

  @Test
  void sentences_growWithTheText() {
    assertThat(sentenceChars(match("A breach", ", ", 2_000)))
        .isLessThan(3 * sentenceChars(match("A breach", ", ", 1_000)));
  }

  @Test
  void veryLongSentence_isShownAroundTheName() {
    String words = "and so on ".repeat(1_000);

    assertThat(ItemSamples.matches("", words + "Zorqa was hacked " + words, "Zorqa"))
        .singleElement()
        .extracting(Match::sentence)
        .asString()
        .startsWith("…")
        .endsWith("…")
        .contains("Zorqa was hacked")
        .hasSizeLessThan(1_100);
  }

  @Test
  void explanation_ofRepeatedNameGrowsWithTheText() {
    Matcher matcher = Matcher.of(List.of(Vendor.ofName("Zorqa")));

    Explanation explanation = matcher.explain(ItemSamples.of("A breach", "Zorqa, ".repeat(1_000)));

    assertThat(explanation.candidates()).hasSize(1_000);
    assertThat(
            explanation.candidates().stream()
                .map(candidate -> candidate.sentence().length())
                .collect(Collectors.summingInt(Integer::intValue)))
        .isLessThan(1_000 * 1_100);
  }
}
