package bellwether.match.facts;

import bellwether.match.ItemSamples;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExposedDataTest {

  @Test
  void in_namesWhatWasTakenInPlainWords() {
    assertThat(
            taken(
                "Acmex says hackers stole source code",
                "They also obtained hashed passwords and e-mail addresses."))
        .containsExactly("source code", "credentials", "e-mail addresses");
  }

  @Test
  void in_leavesOutWhatWasNotTaken() {
    assertThat(
            taken(
                "Acmex hacked",
                "There is no evidence that email content was accessed. However, source code was"
                    + " downloaded."))
        .containsExactly("source code");
  }

  @Test
  void in_negationReachesNoFurtherThanItsBut() {
    assertThat(taken("Acmex hacked", "No passwords were taken, but phone numbers were exposed."))
        .containsExactly("phone numbers");
  }

  @Test
  void in_whatIsMerelyKept_isNotListed() {
    assertThat(taken("Acmex opens an office", "It stores health data for clinics.")).isEmpty();
  }

  @Test
  void in_trustsWhatTheFeedStates() {
    Advisory item =
        new Advisory(
            "1",
            "f",
            "Acmex",
            null,
            "",
            null,
            StatedFacts.victims(List.of("Acmex")).withTaken(5L, List.of("Genders")),
            ItemSamples.SEEN);

    assertThat(ExposedData.in(item)).containsExactly("Genders");
  }

  private static List<String> taken(String title, String text) {
    return ExposedData.in(ItemSamples.of(title, text));
  }
}
