package bellwether.local.discover;

import static bellwether.local.discover.FakeDnsServer.mx;
import static bellwether.local.discover.FakeDnsServer.name;
import static bellwether.local.discover.FakeDnsServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.dns.DnsLookup;
import bellwether.app.discover.dns.DnsLookupException;
import bellwether.app.discover.dns.DomainSurvey;
import bellwether.app.discover.evidence.SourceReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JndiDnsLookupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ldap://127.0.0.1:1/x", "rmi:x", "dns://127.0.0.1:1/q.invalid", "a/b", "a..b", ""})
  void namesOfOtherServices_areNotLookedUp(String name) {
    assertThatThrownBy(() -> new JndiDnsLookup("dns://127.0.0.1:1").lookup(name, "TXT"))
        .isInstanceOf(DnsLookupException.class)
        .hasMessage("a name that is not valid in DNS is not looked up");
  }

  @Test
  void records_areReadAsAZoneFileWritesThem() throws Exception {
    Map<String, List<byte[]>> answers =
        Map.of(
            "15 q.invalid", List.of(mx(10, "aspmx.l.google.com")),
            "16 q.invalid",
                List.of(
                    text("v=spf1 include:send", "grid.net include:mail.zendesk.com ~all"),
                    text("docusign=\"0\\0\"")),
            "5 www.q.invalid", List.of(name("q.netlify.app")));
    try (FakeDnsServer server = new FakeDnsServer(answers)) {
      DnsLookup dns = new JndiDnsLookup(server.url());

      assertThat(dns.lookup("q.invalid", "MX")).containsExactly("10 aspmx.l.google.com.");
      assertThat(dns.lookup("none.q.invalid", "TXT")).isEmpty();

      SourceReading reading = DomainSurvey.read("q.invalid", dns);
      assertThat(reading.sightings())
          .extracting(sighting -> sighting.name() + " " + sighting.evidence().kind())
          .containsExactly(
              "Google MAIL",
              "Twilio SENDS_MAIL",
              "Zendesk SENDS_MAIL",
              "DocuSign VERIFICATION",
              "Netlify HOSTING");
    }
  }
}
