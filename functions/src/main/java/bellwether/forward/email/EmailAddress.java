package bellwether.forward.email;

import bellwether.domain.StableId;
import bellwether.domain.destination.Destination.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that a person entered: one address without a name, in ASCII, as Amazon SES
 * takes it.
 *
 * @param text as it was entered, with the domain in lower case
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html">Amazon
 *     SES: Destination, "the local part of a destination email address must be 7-bit ASCII"</a>
 */
public record EmailAddress(String text) {
  /** RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3, with its erratum 1690. */
  private static final int MAX_LENGTH = 254;

  /**
   * A dot-atom (RFC 5322, section 3.2.3), without a quoted local part and without characters that
   * separate addresses, and a domain with at least two labels.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_LOCAL_PART = 64;
  private static final int ID_DIGITS = 16;

  /**
   * Parses an address, also in the form {@code mailto:…} that Slack sends.
   *
   * @throws IllegalArgumentException with one line that names the fix
   */
  public static EmailAddress parse(String input) {
    String written = input.strip().replaceFirst("(?i)^mailto:", "");
    int at = written.indexOf('@');
    if (written.length() > MAX_LENGTH || at > MAX_LOCAL_PART || !FORM.matcher(written).matches()) {
      throw new IllegalArgumentException(
          "enter one e-mail address in ASCII, such as team@example.com");
    }
    return new EmailAddress(
        written.substring(0, at) + written.substring(at).toLowerCase(Locale.ROOT));
  }

  /** The id of its destination, the same in any case of letters. */
  public String destinationId() {
    String hash = StableId.of(text.toLowerCase(Locale.ROOT));
    return Kind.EMAIL.id() + "-" + hash.substring(0, ID_DIGITS);
  }
}
