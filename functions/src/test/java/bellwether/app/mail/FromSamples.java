package bellwether.app.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** Addresses and headers for the tests of senders. */
final class FromSamples {
  static final String DANA = "dana@customer.example";

  private FromSamples() {}

  static Optional<String> fromOf(String mail) {
    return MailHeader.parse(mail.getBytes(ISO_8859_1))
        .flatMap(header -> FromHeader.parseAddress(header.values("From")));
  }
}
