package bellwether.forward.email;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Confirmation;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the e-mail with the code that confirms an address. It contains no text that a person
 * entered, so that nobody can use it to write to strangers.
 */
final class CodeEmail {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CodeEmail() {}

  static EmailMessage of(String workspace, Destination to, String code) {
    Confirmation confirmation = Objects.requireNonNull(to.confirmation());
    EmailLines lines =
        new EmailLines()
            .heading("Do you want alerts at this address?")
            .text(
                "",
                "Somebody in the Slack workspace "
                    + workspace
                    + " asked Bellwether to send alerts about breaches of vendors to this address.")
            .text("", "If you want them, enter this in Slack, or give the code to that person:")
            .text("", "/breach destinations confirm " + code)
            .text("", "The code expires at " + MINUTE.format(confirmation.expiresAt()) + ".")
            .small("If you do not know about this, ignore it: nothing is sent without the code.");
    return new EmailMessage(
        "Code for alerts from Bellwether", lines.toText(), lines.toHtml(), Map.of());
  }
}
