package bellwether.feed.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the e-mail address in what an operator configured as contact. */
public final class ContactAddress {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@()<>]+@[^\\s@()<>]+\\.[^\\s@()<>]+");

  private ContactAddress() {}

  /** The first e-mail address in the text; empty if there is none. */
  public static Optional<String> find(String text) {
    var address = ADDRESS.matcher(text);
    return address.find() ? Optional.of(address.group()) : Optional.empty();
  }
}
