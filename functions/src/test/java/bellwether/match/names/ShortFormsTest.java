package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Automatic Mail Transfer Services | Automatic Mail Transfer Services (AMTS) was hit, and AMTS said so. | AMTS, AMTS
          Bank of Larkville | The Bank of Larkville (BofL): BofL's customers wait. | BofL, BofL
          Harbrick Technology Services | Harbrick Technology Services is down. Harbrick called the police. | Harbrick
          Harbrick Technology Services | Harbrick called the police. | ''
          Harbrick Technology Services | Harbrick Technology Services is down. Harbrick Lane is closed. | ''
          Bank of Larkville | Bank of Larkville was hit. Bank customers wait. | ''
          Automatic Mail Transfer Services | Automatic Mail Transfer Services (in Seattle) was hit. | ''
          Automatic Mail Transfer Services | Automatic Mail Transfer Services (NYSE: AMT) was hit. | ''
          """)
  void find_findsWhatTheItemIntroduces(String vendor, String text, String expected) {
    Words words = Words.of(text);
    List<NameHit> accepted = new NameIndex(List.of(Vendor.ofName(vendor))).find(words);
    ShortForms forms = new ShortForms();
    forms.collect(words, accepted);

    assertThat(forms.find(words, accepted).stream().map(hit -> words.rawText(hit.from(), hit.to())))
        .containsExactlyElementsOf(
            Stream.of(expected.split(", ")).filter(form -> !form.isEmpty()).toList());
  }
}
