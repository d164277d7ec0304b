package bellwether.match.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is read from an advisory about the event itself. */
final class EventFactsTest {
  private static final Vendor VENDOR =
      new Vendor(
          "Inkwell", List.of("inkwell.example"), List.of(), List.of(), null, null, List.of());

  private static Event eventOf(
      Role role, String title, String text, @Nullable String url, StatedFacts stated) {
    Advisory advisory = new Advisory("a", "wire", title, url, text, null, stated, Instant.EPOCH);
    Match match = new Match(VENDOR, role, Confidence.CONFIRMED, "Inkwell", "", List.of());
    return EventFacts.of(advisory, match, ExposedData.of(advisory));
  }

  private static Event eventOf(Role role, String title, String text) {
    return eventOf(role, title, text, null, StatedFacts.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hackers stole data of 14 million Inkwell customers | | 14 million customers",
        "Inkwell breach exposed 70,000 users | | 70,000 users",
        "Inkwell hacked | The breach affects 5.4 million current and former employees. | 5.4 million employees",
        "Inkwell hacked | Attackers stole 1.234.567 accounts in the attack. | 1.234.567 accounts",
        "Inkwell hacked | The intruders stole 2m records. | 2m records",
      })
  void affected_isTheNumberOfPeopleInAReportOfExposure(
      String title, @Nullable String text, String expected) {
    assertThat(eventOf(Role.VICTIM, title, text == null ? "" : text).affected())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Inkwell opens its office to 300 employees",
    "Inkwell was hacked in 2023 and customers left",
    "Inkwell hacked by 12 employees",
    "Inkwell hacked for 400 bitcoin while thousands slept",
  })
  void affected_isAbsentIfNoNumberOfPeopleIsExposed(String title) {
    assertThat(eventOf(Role.VICTIM, title, "").affected()).isNull();
  }

  @Test
  void affected_prefersTheStatedNumber() {
    StatedFacts stated = StatedFacts.NONE.withRecordCount(1_234_567L);
    assertThat(eventOf(Role.VICTIM, "14 million users hacked", "", null, stated).affected())
        .isEqualTo("1,234,567 records");
  }

  @Test
  void kind_ofAnExploitedFlawIsForItsMakerOnly() {
    String title = "Attackers exploit flaw in Inkwell to breach Larkmail";
    assertThat(eventOf(Role.SOURCE, title, "").kind())
        .isEqualTo(Event.Kind.EXPLOITED_VULNERABILITY);
    assertThat(eventOf(Role.VICTIM, title, "").kind()).isEqualTo(Event.Kind.BREACH);
    assertThat(eventOf(Role.SOURCE, "Larkmail breached through Inkwell", "").kind())
        .isEqualTo(Event.Kind.BREACH);
  }

  @Test
  void product_isTheVendorsOwn() {
    StatedFacts stated =
        StatedFacts.NONE.withProducts(
            List.of(
                new Product("Larkmail", "Lark", Exploitation.IN_THE_WILD),
                new Product("Inkwell", "Inkwell Print", Exploitation.IN_THE_WILD)));
    Event event = eventOf(Role.SOURCE, "Two flaws exploited", "", null, stated);
    assertThat(event.kind()).isEqualTo(Event.Kind.EXPLOITED_VULNERABILITY);
    assertThat(event.product()).isEqualTo("Inkwell Print");
    assertThat(event.source()).isEqualTo(Event.Source.REGISTER);
  }

  @Test
  void malware_isInThePackage() {
    assertThat(
            eventOf(Role.SOURCE, "inkwell-js", "", null, StatedFacts.NONE.withMalware(true)).kind())
        .isEqualTo(Event.Kind.MALICIOUS_PACKAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.inkwell.example/notice, VENDOR",
    "https://inkwell.example.attacker.example/notice, PRESS",
    "https://notinkwell.example/, PRESS",
    "https://inkwell.example@attacker.example/, PRESS",
    "not an address, PRESS",
  })
  void source_isTheVendorOnItsOwnSiteOnly(String url, Event.Source source) {
    assertThat(eventOf(Role.VICTIM, "Inkwell hacked", "", url, StatedFacts.NONE).source())
        .isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Inkwell Says Intruders Read Its Mail; VENDOR_IN_PRESS",
        "Printers hacked, confirms Inkwell; VENDOR_IN_PRESS",
        "INKWELL bestätigt Datenleck; VENDOR_IN_PRESS",
        "Inkwell reconnaît une fuite de données; VENDOR_IN_PRESS",
        "Inkwell hackers say they have its mail; PRESS",
        "Larkmail Says Inkwell Hackers Read Its Mail; PRESS",
        "Inkwell breached, analysts say; PRESS",
        "Says Who? The Breach of Inkwell; PRESS",
        "Inkwell; PRESS",
      })
  void source_isTheVendorIfTheTitleQuotesIt(String title, Event.Source source) {
    assertThat(eventOf(Role.VICTIM, title, "").source()).isEqualTo(source);
  }

  @Test
  void source_ofAClaimIsTheAttackers() {
    StatedFacts claim = StatedFacts.NONE.withClaim(true);
    assertThat(eventOf(Role.VICTIM, "Inkwell", "", "https://inkwell.example/", claim).source())
        .isEqualTo(Event.Source.ATTACKER);
  }

  @Test
  void statement_isTheFirstAddressOnTheVendorsSite() {
    assertThat(
            eventOf(
                    Role.VICTIM,
                    "Inkwell hacked",
                    "See https://news.example/1 and (https://blog.inkwell.example/notice).")
                .statementUrl())
        .isEqualTo("https://blog.inkwell.example/notice");
    assertThat(eventOf(Role.VICTIM, "Inkwell hacked", "https://news.example/1").statementUrl())
        .isNull();
  }

  @Test
  void cveIds_areInOrderAndOnce() {
    assertThat(
            eventOf(Role.SOURCE, "cve-2026-2000 exploited", "CVE-2026-1000, CVE-2026-2000")
                .cveIds())
        .containsExactly("CVE-2026-1000", "CVE-2026-2000");
  }

  @ParameterizedTest
  @CsvSource({
    "Hackers stole source code, ACCESS",
    "Hackers stole credentials and names, ACCESS",
    "Hackers stole names, PERSONAL_DATA",
    "Hackers stole internal documents, OTHER",
    "Inkwell hacked, NOT_STATED",
  })
  void exposure_isTheMostUrgentKind(String title, Event.Exposure exposure) {
    assertThat(eventOf(Role.VICTIM, title, "").exposure()).isEqualTo(exposure);
  }

  @ParameterizedTest
  @CsvSource({
    "inkwell.example, VENDOR_MAIL",
    "mail.inkwell.example, VENDOR_MAIL",
    "notinkwell.example, PRESS",
    "inkwell.example.evil.example, PRESS",
  })
  void mail_isTheVendorsIfItsDomainIs(String sender, Event.Source source) {
    Advisory mail =
        new Advisory("a", "E-mail", "Data breach", null, "", null, StatedFacts.NONE, Instant.EPOCH)
            .withSender(sender);
    Match match = new Match(VENDOR, Role.VICTIM, Confidence.CONFIRMED, "Inkwell", "", List.of());

    assertThat(EventFacts.of(mail, match, List.of()).source()).isEqualTo(source);
  }
}
