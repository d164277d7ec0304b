package bellwether.feed.format.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SenderDomainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Inkwell Security <notices@Mail.Inkwell.example> | mail.inkwell.example",
        "notices@inkwell.example | inkwell.example",
        "\"a@evil.example\" <b@inkwell.example> | inkwell.example",
        "<x@inkwell.example> (Inkwell) | ",
        "inkwell.example | ",
        "a@b@inkwell.example | ",
        "x@inkwell.example, y@evil.example | ",
        "x@localhost | ",
      })
  void domain_isThatOfOneAddressAtTheEnd(String from, @Nullable String domain) {
    assertThat(SenderDomain.of(from)).isEqualTo(domain);
  }

  @Test
  void longText_hasNone() {
    assertThat(SenderDomain.of("a".repeat(2_000) + "@inkwell.example")).isNull();
    assertThat(SenderDomain.of("x@" + "a.".repeat(450) + "example")).isNull();
    assertThat(SenderDomain.of(null)).isNull();
  }
}
