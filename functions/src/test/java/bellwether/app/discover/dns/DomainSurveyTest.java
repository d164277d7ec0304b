package bellwether.app.discover.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.evidence.SourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DomainSurveyTest {
  private final List<String> asked = new ArrayList<>();

  private DnsLookup answering(Map<String, List<String>> answers) {
    return (name, type) -> {
      asked.add(type + " " + name);
      return answers.getOrDefault(type + " " + name, List.of());
    };
  }

  private static List<String> vendors(SourceReading reading) {
    return reading.sightings().stream()
        .map(sighting -> sighting.name() + " " + sighting.evidence().kind())
        .toList();
  }

  @Test
  void survey_looksUpTheDomainAndCommonNames() throws Exception {
    SourceReading reading =
        DomainSurvey.read(
            "q.invalid",
            answering(
                Map.of(
                    "MX q.invalid", List.of("10 aspmx.l.google.com."),
                    "TXT q.invalid", List.of("\"v=spf1 include:_spf.q.invalid \" \"~all\""),
                    "TXT _spf.q.invalid", List.of("\"v=spf1 include:sendgrid.net ~all\""),
                    "CNAME www.q.invalid", List.of("q.netlify.app."))));

    assertThat(vendors(reading))
        .containsExactly("Google MAIL", "Twilio SENDS_MAIL", "Netlify HOSTING");
    assertThat(asked).contains("CNAME help.q.invalid").doesNotContain("TXT sendgrid.net");
    assertThat(reading.sightings().getFirst().evidence().place())
        .isEqualTo("lookup of MX q.invalid");
  }

  @Test
  void spfRecordsThatReferToEachOther_endTheSurvey() throws Exception {
    SourceReading reading =
        DomainSurvey.read(
            "q.invalid",
            (name, type) -> {
              asked.add(type + " " + name);
              return type.equals("TXT")
                  ? List.of("\"v=spf1 include:x" + asked.size() + ".q.invalid ~all\"")
                  : List.of();
            });

    assertThat(reading.sightings()).isEmpty();
    assertThat(asked.stream().filter(question -> question.startsWith("TXT"))).hasSize(11);
  }

  @Test
  void domainWithoutRecords_isRejectedWithTheFix() {
    assertThatThrownBy(() -> DomainSurvey.read("q.invalid", answering(Map.of())))
        .hasMessageContaining("check its spelling");
  }

  @Test
  void networkWithoutAnswers_isTheReason() {
    DnsLookup broken =
        (name, type) -> {
          asked.add(type + " " + name);
          throw new DnsLookupException("no answer for " + type + " of " + name);
        };

    assertThatThrownBy(() -> DomainSurvey.read("q.invalid", broken))
        .hasMessageContaining("could not be looked up: no answer for MX of q.invalid");
    assertThat(asked).containsExactly("MX q.invalid", "TXT q.invalid");
  }
}
