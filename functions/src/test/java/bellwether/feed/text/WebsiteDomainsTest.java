package bellwether.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebsiteDomainsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarx.example",
        "QUARX.example.",
        "www.quarx.example",
        "https://www.quarx.example/de/ueber-uns?x=1#top",
        "http:\\/\\/quarx.example\\/",
        "http:\\\\quarx.example",
        "https//quarx.example/a",
        "https:/quarx.example",
        "//quarx.example:8443/a",
        "quarx.example:443",
        "quarx.example?lang=de",
        "quarx.example#contact",
        "https://user:secret@quarx.example/",
        "mailto:info@quarx.example",
        "info@quarx.example",
        "<https://quarx.example>",
        "hxxps://quarx[.]example/",
        "(quarx.example)",
        "ftp://www2.quarx.example"
      })
  void extract_anySpelling_givesTheDomain(String text) {
    assertThat(WebsiteDomains.extract(text)).containsExactly("quarx.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarx.example, quarx.test",
        "quarx.example;quarx.test",
        "https://quarx.example | https://www.quarx.test/",
        "quarx.example and quarx.test",
        "quarx.example\nquarx.test"
      })
  void extract_several_givesEach(String text) {
    assertThat(WebsiteDomains.extract(text)).containsExactly("quarx.example", "quarx.test");
  }

  @Test
  void extract_subdomain_alsoGivesTheRegistrableDomain() {
    assertThat(WebsiteDomains.extract("https://portal.eu.quarx.example/login"))
        .containsExactly("portal.eu.quarx.example", "quarx.example");
    assertThat(WebsiteDomains.extract("shop.quarx.co.uk"))
        .containsExactly("shop.quarx.co.uk", "quarx.co.uk");
    assertThat(WebsiteDomains.extract("quarx.com.mx")).containsExactly("quarx.com.mx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarx.github.io",
        "quarx.blogspot.com",
        "quarx.myshopify.com",
        "quarx.sharepoint.com",
        "quarx.wordpress.com",
        "quarx.s3.amazonaws.com"
      })
  void extract_hostedSubdomain_isNotItsHost(String text) {
    assertThat(WebsiteDomains.extract("https://" + text + "/x")).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n/a",
        "Quarx Inc.",
        "S.A.",
        "https://www.linkedin.com/company/quarx",
        "https://www.zoominfo.com/c/quarx/1234",
        "https://en.wikipedia.org/wiki/Quarx",
        "quarx@gmail.com",
        "http://abcdefabcdefabcd.onion/x",
        "10.0.0.1",
        "https://[2001:db8::1]/",
        "****.com.mx",
        "q***x.example",
        "quarx..example",
        "-.-"
      })
  void extract_noCompanySite_givesNothing(String text) {
    assertThat(WebsiteDomains.extract(text)).isEmpty();
  }

  @Test
  void extract_internationalizedDomain_givesBothSpellings() {
    assertThat(WebsiteDomains.extract("https://müller-licht.example/"))
        .containsExactly("müller-licht.example", "xn--mller-licht-thb.example");
    assertThat(WebsiteDomains.extract("XN--MLLER-LICHT-THB.example"))
        .containsExactly("xn--mller-licht-thb.example", "müller-licht.example");
    assertThat(WebsiteDomains.extract("shop.müller-licht.example"))
        .contains("müller-licht.example", "xn--mller-licht-thb.example");
  }

  @Test
  void extract_hostileText_isBounded() {
    assertThat(WebsiteDomains.extract("a.example ".repeat(100_000))).containsExactly("a.example");
    assertThat(WebsiteDomains.extract("a.".repeat(100_000) + "example")).isEmpty();
    assertThat(WebsiteDomains.extract("http:".repeat(50_000))).isEmpty();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      many.append("a").append(i).append(".example,");
    }
    assertThat(WebsiteDomains.extract(many.toString())).hasSize(20);
  }

  @Test
  void extractFromAddress_isEmptyForOtherText() {
    assertThat(WebsiteDomains.extractFromAddress(" https://quarx.example/a "))
        .isEqualTo(List.of("quarx.example"));
    assertThat(WebsiteDomains.extractFromAddress("Quarx quarx.example")).isEmpty();
  }
}
