package bellwether.forward.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "team@example.com",
        "o'neil+breaches@sub.example.co.uk",
        "a@xn--bcher-kva.example",
        "first.last@example.museum"
      })
  void ordinaryAddress_isAccepted(String address) {
    assertThat(EmailAddress.parse(" " + address + " ").text()).isEqualTo(address);
    assertThat(EmailAddress.parse("mailto:" + address).text()).isEqualTo(address);
  }

  /** Several recipients, names, comments, header fields, and what Amazon SES does not take. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "team",
        "team@",
        "@example.com",
        "team@example",
        "a@example.com,b@example.com",
        "a@example.com;b@example.com",
        "a@example.com b@example.com",
        "Team <team@example.com>",
        "team@example.com>",
        "team(all)@example.com",
        "\"a b\"@example.com",
        "team@example.com\nBcc: x@example.com",
        "team@example.com\r\nSubject: x",
        "te\u202eam@example.com",
        "büro@example.com",
        "team@bücher.example",
        "team@[192.0.2.1]",
        "team@192.0.2.1",
        "a..b@example.com",
        ".a@example.com",
        "team@-example.com",
        "team@example..com",
        "team@@example.com",
        "mailto:mailto:team@example.com",
        "team@example.com?cc=x@example.com"
      })
  void otherText_isRejectedWithTheFix(String text) {
    assertThatThrownBy(() -> EmailAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("enter one e-mail address in ASCII, such as team@example.com");
  }

  @Test
  void longAddress_isRejected() {
    String longest = "a".repeat(64) + "@" + "b".repeat(60) + ".example";
    assertThat(EmailAddress.parse(longest).text()).hasSize(133);
    assertThatThrownBy(() -> EmailAddress.parse("a" + longest))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EmailAddress.parse("a@" + "b.".repeat(200) + "example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void id_doesNotDependOnCase() {
    assertThat(EmailAddress.parse("Team@Example.com").text()).isEqualTo("Team@example.com");
    assertThat(EmailAddress.parse("Team@Example.com").destinationId())
        .isEqualTo(EmailAddress.parse("team@example.com").destinationId())
        .matches("email-[0-9a-f]{16}")
        .isNotEqualTo(EmailAddress.parse("team2@example.com").destinationId());
  }
}
