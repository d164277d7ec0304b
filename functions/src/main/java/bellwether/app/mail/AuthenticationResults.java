package bellwether.app.mail;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What SES writes on top of a mail about how it was proven (RFC 8601). */
final class AuthenticationResults {
  private static final Pattern SES = Pattern.compile("(?is)\\s*amazonses\\.com\\s*(?:1\\s*)?;.*");

  /** RFC 7489, section 11.2: the domain of the From that was looked at. */
  private static final Pattern DMARC =
      Pattern.compile("(?i);\\s*dmarc\\s*=\\s*pass\\b[^;]*?\\bheader\\.from\\s*=\\s*([^\\s;()]+)");

  private AuthenticationResults() {}

  /**
   * The domains for which it says that DMARC passed; none where SES does not say. Only the topmost
   * field counts: whoever sent the mail may have written any below. More than one domain is no word
   * of SES's: the field repeats parts of the envelope, which may be made to look like results.
   */
  static List<String> domainsPassingDmarc(MailHeader header) {
    List<String> all = header.values("Authentication-Results");
    if (all.isEmpty() || !SES.matcher(all.getFirst()).matches()) {
      return List.of();
    }
    return DMARC
        .matcher(all.getFirst())
        .results()
        .map(result -> result.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }
}
