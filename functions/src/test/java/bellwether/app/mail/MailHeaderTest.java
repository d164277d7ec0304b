package bellwether.app.mail;

import static bellwether.app.mail.FromSamples.DANA;
import static bellwether.app.mail.FromSamples.fromOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which fields of a header are read. */
final class MailHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\r\nfrom : dana@customer.example\r\n\r\nFrom: mallory@evil.example\r\n",
        "Subject: x\nFrom:\n dana@customer.example\n\n\nFrom: mallory@evil.example\n",
        "From: Dana\r\n\t<dana@customer.example>\r\nReply-To: mallory@evil.example\r\nSender: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: \u0085\r\n"
      })
  void field_isFoundInTheHeaderAlone(String mail) {
    assertThat(fromOf(mail)).contains(DANA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: dana@customer.example\r\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nfrom\t: \u0085mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nno field\r\nFROM: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\n \r\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: y\rFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: y\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\n\nFrom: mallory@evil.example\r\n\r\n",
        "From: mallory@evil.example\r\nReply-To: dana@customer.example\r\nSender: dana@customer.example\r\n\r\n",
        "Sender: dana@customer.example\r\nResent-From: dana@customer.example\r\n\r\n",
        "Subject: x\r\n\r\nFrom: dana@customer.example\r\n",
        "\r\nFrom: dana@customer.example\r\n\r\n",
        "\fFrom: dana@customer.example\r\n\r\n",
        "\rFrom: mallory@evil.example\r\nFrom: dana@customer.example\r\n\r\n",
        ""
      })
  void otherOrRepeatedFields_areRejected(String mail) {
    assertThat(fromOf(mail)).isNotEqualTo(Optional.of(DANA));
  }

  @Test
  void headerWithoutEnd_isReadIfItIsWhole() {
    String field = "From: dana@customer.example\r\nX: ";
    String largest = field + "y".repeat(256_000 - field.length());
    assertThat(fromOf(largest)).contains(DANA);
    assertThat(fromOf(largest + "y")).isEmpty();
  }

  @Test
  void authenticationResults_useTheTopmostField() {
    String ses =
        "Authentication-Results: amazonses.com;\r\n spf=pass client-ip=192.0.2.1;\r\n dkim=pass header.i=@x.example;\r\n dmarc=pass header.from=Customer.example;\r\n";
    String forged =
        "Authentication-Results: amazonses.com; dmarc=pass header.from=evil.example\r\n";

    assertThat(domains(ses + forged)).containsExactly("customer.example");
    assertThat(domains(forged + ses)).containsExactly("evil.example");
    assertThat(domains("Authentication-Results: mx.example; dmarc=pass header.from=a.example\r\n"))
        .isEmpty();
    assertThat(domains("X: y\r\n")).isEmpty();
  }

  private static List<String> domains(String header) {
    return MailHeader.parse((header + "\r\n").getBytes(UTF_8)).orElseThrow().domainsPassingDmarc();
  }
}
