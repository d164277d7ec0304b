package bellwether.app.discover.dns;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.discover.dns.DnsFact.PatternType;
import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.match.names.VendorIdentity;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DnsFactsTest {
  private static final Set<EvidenceKind> KINDS =
      EnumSet.of(
          EvidenceKind.MAIL,
          EvidenceKind.SENDS_MAIL,
          EvidenceKind.HOSTING,
          EvidenceKind.VERIFICATION);

  @Test
  void patterns_areUniqueAndInLowerCase() {
    Set<String> seen = new HashSet<>();
    assertThat(DnsFacts.ALL)
        .allSatisfy(fact -> {
          assertThat(seen.add(fact.type() + " " + fact.pattern())).as(fact.pattern()).isTrue();
          assertThat(fact.pattern())
              .isEqualTo(fact.pattern().toLowerCase(Locale.ROOT))
              .isNotBlank();
        });
  }

  @Test
  void hosts_areWholeNamesOfTwoLabelsOrMore() {
    assertThat(DnsFacts.ALL)
        .filteredOn(fact -> fact.type() != PatternType.TXT && fact.type() != PatternType.NAME)
        .allSatisfy(fact ->
            assertThat(fact.pattern()).matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.[a-z][a-z0-9-]+"));
  }

  @Test
  void everyRow_citesAPageAndADomainAndAKindOfDns() {
    assertThat(DnsFacts.ALL)
        .allSatisfy(fact -> {
          assertThat(URI.create(fact.source()).getScheme()).as(fact.pattern()).isEqualTo("https");
          assertThat(fact.vendorDomain()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
          assertThat(KINDS).contains(fact.kind());
        });
  }

  @Test
  void everyVendor_isInTheGazetteerUnderThisNameOrARowSaysWhyNot() {
    assertThat(DnsFacts.ALL)
        .allSatisfy(fact -> {
          VendorIdentity identity = VendorIdentity.ofName(fact.vendor());
          assertThat(identity.name()).as(fact.pattern()).isEqualTo(fact.vendor());
          assertThat(fact.note().isEmpty()).as(fact.pattern()).isEqualTo(identity.wellKnown());
        });
  }

  @Test
  void vendors_areManyAndEachHasOneDomain() {
    Set<String> names = DnsFacts.ALL.stream().map(DnsFact::vendor).collect(Collectors.toSet());
    Set<String> pairs =
        DnsFacts.ALL.stream()
            .map(fact -> fact.vendor() + " " + fact.vendorDomain())
            .collect(Collectors.toSet());

    assertThat(names).hasSizeGreaterThanOrEqualTo(150);
    assertThat(pairs).hasSameSizeAs(names);
  }

  @ParameterizedTest
  @CsvSource({
    "SPF, sendgrid.net, Twilio",
    "SPF, u1.wl2.sendgrid.net, Twilio",
    "SPF, evil-sendgrid.net, ''",
    "SPF, sendgrid.net.attacker.example, ''",
    "SPF, net, ''",
    "SPF, '', ''",
    "MX, aspmx.l.google.com, Google",
    "MX, sendgrid.net, ''",
    "CNAME, q.netlify.app, Netlify",
    "CNAME, netlify.app.example, ''",
  })
  void hosts_matchWholeLabelsOnly(PatternType type, String host, String vendor) {
    assertThat(DnsFacts.ofHost(type, host).map(DnsFact::vendor).orElse("")).isEqualTo(vendor);
  }

  @ParameterizedTest
  @CsvSource({
    "google-site-verification=x, Google",
    "GOOGLE-SITE-VERIFICATION=x, Google",
    "a google-site-verification=x, ''",
    "MS=ms1, Microsoft",
    "MSX=1, ''",
  })
  void texts_matchAtTheStartOnly(String text, String vendor) {
    assertThat(DnsFacts.ofText(PatternType.TXT, text).map(DnsFact::vendor).orElse(""))
        .isEqualTo(vendor);
  }
}
