package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "https://example.com/a?b=c#d, https://example.com/a?b=c#d, example.com",
        "HTTP://Example.COM:8080/, http://Example.COM:8080/, example.com",
        "https://example.com, https://example.com, example.com",
        "https://example.com/é, https://example.com/%C3%A9, example.com",
        "https://müller.example/x, https://xn--mller-kva.example/x, xn--mller-kva.example",
        "https://例え。テスト/x, https://xn--r8jz45g.xn--zckzah/x, xn--r8jz45g.xn--zckzah",
        "https://example.com/a[1]{2}, https://example.com/a%5B1%5D%7B2%7D, example.com",
        "https://example.com/100%, https://example.com/100%25, example.com",
        "https://example.com/100%4, https://example.com/100%254, example.com",
        "https://example.com/%4g, https://example.com/%254g, example.com",
        "https://example.com/%7Ea#x#y, https://example.com/%7Ea#x%23y, example.com",
        "https://[2001:db8::1]/x, https://[2001:db8::1]/x, [2001:db8::1]",
      })
  void webUrl_isLink(String address, String url, String host) {
    assertThat(Link.of(address)).contains(new Link(url, host));
  }

  @Test
  void lookAlikeHost_isShownAsPunycode() {
    assertThat(Link.of("https://оkta.com/"))
        .hasValueSatisfying(link -> assertThat(link.host()).startsWith("xn--"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/a",
        "//example.com/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.com/",
        "slack://user?team=T1",
        "https://",
        "https:///x",
        "https://okta.com@evil.example/",
        "https://a b.example/",
        "https://example.com/a b",
        "https://example.com/a|Okta",
        "https://example.com/a>",
        "https://example.com/?<a",
        "https://example.com/#a|b",
        "https://a|b.example/",
        "https://a＜b.example/",
        "https://example.com/<!channel>",
        "https://example.com/a\nb",
        "https://example.com/\u202Efdp.exe",
        "https://example.com/\uD83D",
        "https://exa_mple|x/",
        "https://[::1/",
        "https://%65xample.com:x/"
      })
  void otherText_isNoLink(String address) {
    assertThat(Link.of(address)).isEmpty();
  }

  @Test
  void nullUrl_isNoLink() {
    assertThat(Link.of(null)).isEmpty();
  }

  @Test
  void overlongUrl_isNoLink() {
    String address = "https://example.com/";
    assertThat(Link.of(address + "a".repeat(3000 - address.length()))).isPresent();
    assertThat(Link.of(address + "a".repeat(3001 - address.length()))).isEmpty();
    assertThat(Link.of(address + "é".repeat(600))).isEmpty();
  }
}
