package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.match.ItemSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LookupTermsTest {
  private static final Advisory ITEM =
      ItemSamples.of(
          "Hackers hit three firms",
          "Larkmail, Nestlé, Johnson & Johnson and The Home Depot were named, as was iRobot. Bank of"
              + " Montrose Inc. said nothing of T-Mobile.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Larkmail",
        "nestle",
        "Johnson and Johnson",
        "the home depot",
        "irobot",
        "Bank of Montrose",
        "T-Mobile"
      })
  void of_nameInText_addsAllItsTerms(String name) {
    assertThat(LookupTerms.of(name)).isNotEmpty();
    assertThat(LookupTerms.of(ITEM)).containsAll(LookupTerms.of(name));
  }

  @Test
  void of_lowerCaseTextWords_areOmitted() {
    assertThat(LookupTerms.of(ITEM)).doesNotContain("nothing", "of", "the", "&");
  }

  @Test
  void of_longText_hasAtMostSixtyTerms() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("Name").append(i).append(' ');
    }

    assertThat(LookupTerms.of(ItemSamples.of("Title", text.toString())))
        .hasSize(60)
        .contains("title");
  }
}
