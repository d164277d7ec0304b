package bellwether.feed.format.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.util.Locale;

/** Builds and parses messages. */
final class MailSamples {
  static final String HEAD =
      """
      From: Dana <dana@customer.example>
      To: T1@in.example
      Message-ID: <m1@customer.example>
      Date: Tue, 20 Jan 2026 09:00:00 +0100
      MIME-Version: 1.0
      """
          .replace("\n", "\r\n");

  private MailSamples() {}

  static ParsedDocument parse(byte[] mail) {
    return FeedParser.parse(Format.MAIL, "E-mail", mail, null, null, ParseSupport.SEEN);
  }

  static Advisory read(String mail) {
    return ParseSupport.items(parse(mail.getBytes(UTF_8))).items().getFirst().advisory();
  }

  static String parts(String kind, String... parts) {
    StringBuilder mail =
        new StringBuilder(
            HEAD + "Subject: Notice\r\nContent-Type: multipart/" + kind + "; boundary=b\r\n\r\n");
    for (int i = 0; i < parts.length; i += 2) {
      mail.append(
          String.format(
              Locale.ROOT, "--b\r\nContent-Type: %s\r\n\r\n%s\r\n", parts[i], parts[i + 1]));
    }
    return mail + "--b--\r\n";
  }
}
