package bellwether.feed.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the email address in a configured contact. */
public final class ContactAddress {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@()<>]+@[^\\s@()<>]+\\.[^\\s@()<>]+");

  private ContactAddress() {}

  public static Optional<String> find(String text) {
    var address = ADDRESS.matcher(text);
    return address.find() ? Optional.of(address.group()) : Optional.empty();
  }
}
