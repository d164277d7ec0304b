package bellwether.app.discover.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpfRecordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 include:a.example -all              | a.example
          V=SPF1 +INCLUDE:A.Example ~All             | a.example
          v=spf1 include:a.example include:b.example | a.example b.example
          v=spf1 redirect=a.example                  | a.example
          v=spf1 mx redirect=a.example ip4:192.0.2.1 | a.example
          v=spf1 -all include:a.example              | ''
          v=spf1 include:a.example ?all include:b.ex | a.example
          v=spf1 redirect=a.example ~all             | ''
          v=spf1 -include:a.example                  | ''
          v=spf1 include:                            | ''
          v=spf1                                     | ''
          """)
  void references_areTheDomainsThatCount(String text, String domains) {
    SpfRecord spf = SpfRecord.parse(text).orElseThrow();

    assertThat(spf.references().stream().map(SpfRecord.Reference::domain))
        .containsExactly(domains.isEmpty() ? new String[0] : domains.split(" "));
  }

  @Test
  void qualifiers_areStated() {
    SpfRecord spf =
        SpfRecord.parse("v=spf1 ?include:a.example ~include:b.example include:c.example")
            .orElseThrow();

    assertThat(spf.references())
        .extracting(reference -> reference.domain() + ": " + reference.limits())
        .containsExactly(
            "a.example: neutral (?), so it is neither allowed nor forbidden",
            "b.example: softfail (~), so its mail is suspicious",
            "c.example: ");
  }

  @Test
  void ignoredTerms_haveAReason() {
    SpfRecord spf =
        SpfRecord.parse("v=spf1 -include:a.example ~all include:b.example redirect=c.example")
            .orElseThrow();

    assertThat(spf.ignored())
        .extracting(ignored -> ignored.term() + ": " + ignored.reason())
        .containsExactly(
            "-include:a.example: forbids its servers to send",
            "include:b.example: stands after \"all\", so it has no effect",
            "redirect=c.example: has no effect beside \"all\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=spf10 include:a.example", "x v=spf1 include:a.example", "v=spf2"})
  void otherTexts_areNoSpfRecords(String text) {
    assertThat(SpfRecord.parse(text)).isEmpty();
  }
}
