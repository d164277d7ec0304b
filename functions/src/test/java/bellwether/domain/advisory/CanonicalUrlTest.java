package bellwether.domain.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.securityweek.com/mimecast-says",
        "http://securityweek.com/mimecast-says/",
        "HTTPS://WWW.SecurityWeek.com:443/mimecast-says#comments",
        "https://m.securityweek.com/mimecast-says?utm_source=rss&utm_medium=rss",
        "https://amp.securityweek.com/mimecast-says/amp/",
        "http://securityweek.com:80/mimecast-says?fbclid=1&amp;gclid=2",
        "https://user@securityweek.com/mimecast%2Dsays?",
        "https://www.google.com/url?q=https://securityweek.com/mimecast-says&sa=D",
        " https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.securityweek.com%2Fmimecast-says%2F ",
      })
  void of_variantsOfOneArticle_areEqual(String spelling) {
    assertThat(CanonicalUrl.of(spelling)).contains("https://securityweek.com/mimecast-says");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.com/?p=2&id=1, https://a.com?id=1&p=2",
    "https://a.com/x?story=1&page=2, https://a.com/x?page=2&story=1",
    "https://a.com:8443/x, https://a.com:8443/x",
    "https://a.com/X, https://a.com/X",
    "https://www.com/x, https://www.com/x",
    "https://a.com/%e2%80%99, https://a.com/%E2%80%99",
    "https://bücher.example/x, https://xn--bcher-kva.example/x",
    "https://www.google.com/url?q=ftp://b.com, https://google.com/url?q=ftp://b.com",
  })
  void of_identifyingParts_areKept(String url, String canonical) {
    assertThat(CanonicalUrl.of(url)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ftp://a.com/x", "/x", "mailto:a@b.c", "https://", "https:///x", "x y"})
  void of_nonWebAddress_isEmpty(String url) {
    assertThat(CanonicalUrl.of(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4_097, 1_000_000})
  void of_overlongAddress_isEmpty(int length) {
    assertThat(CanonicalUrl.of("https://a.com/" + "x".repeat(length))).isEmpty();
  }
}
