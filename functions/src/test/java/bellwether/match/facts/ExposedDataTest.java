package bellwether.match.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.match.ItemSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExposedDataTest {

  @Test
  void of_exposedData_hasPlainLabels() {
    assertThat(
            exposedData(
                "Acmex says hackers stole source code",
                "They also obtained hashed passwords and e-mail addresses."))
        .containsExactly("source code", "credentials", "e-mail addresses");
  }

  @Test
  void of_negatedData_isOmitted() {
    assertThat(
            exposedData(
                "Acmex hacked",
                "There is no evidence that email content was accessed. However, source code was"
                    + " downloaded."))
        .containsExactly("source code");
  }

  @Test
  void of_negationEndsAtBut() {
    assertThat(
            exposedData("Acmex hacked", "No passwords were taken, but phone numbers were exposed."))
        .containsExactly("phone numbers");
  }

  @Test
  void of_dataMerelyStored_isOmitted() {
    assertThat(exposedData("Acmex opens an office", "It stores health data for clinics."))
        .isEmpty();
  }

  @Test
  void of_statedData_isIncluded() {
    Advisory item =
        new Advisory(
            "1",
            "f",
            "Acmex",
            null,
            "",
            null,
            StatedFacts.victims(List.of("Acmex"))
                .withRecordCount(5L)
                .withDataClasses(List.of("Genders")),
            ItemSamples.SEEN);

    assertThat(ExposedData.of(item)).containsExactly("Genders");
  }

  private static List<String> exposedData(String title, String text) {
    return ExposedData.of(ItemSamples.of(title, text));
  }
}
