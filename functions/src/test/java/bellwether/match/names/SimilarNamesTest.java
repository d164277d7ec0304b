package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimilarNamesTest {
  @ParameterizedTest
  @CsvSource({
    "mimecst, Mimecast",
    "mimecsat, Mimecast",
    "MIMECAAST, Mimecast",
    "okat, Okta",
    "nordglas, Nordglass",
    "nrodglsas, Nordglass",
  })
  void typo_isRecognized(String written, String meant) {
    assertThat(SimilarNames.closest(written, Stream.of("Okta", "Nordglass", "Mimecast")))
        .contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"Okta, the same name", "IBN, too short", "okapi, another word", "mimosa, far away"})
  void otherName_hasNoSuggestion(String written, String why) {
    assertThat(SimilarNames.closest(written, Stream.of("Okta", "IBM", "Mimecast")))
        .as(why)
        .isEmpty();
  }

  @Test
  void wellKnownNames_areSuggestedAsTheyAreWritten() {
    assertThat(SimilarNames.closest("cloudfare", SimilarNames.wellKnown())).contains("Cloudflare");
  }
}
