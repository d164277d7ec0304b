package bellwether.app.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.field.address.ParseException;

/**
 * Parses the From of a mail (RFC 5322, section 3.6.2) if it is unambiguous.
 *
 * <p>SES says whether a From is authenticated, not which address it read there. So anything in
 * which a more lenient parser might find another address is rejected: lists, groups, routes,
 * comments with an address, text after the address, encoded words that hide one.
 */
final class FromHeader {
  /** A name with an address is much shorter. */
  private static final int MAX_CHARS = 1_000;

  /** RFC 5321, section 4.5.3.1. */
  private static final int MAX_ADDRESS_CHARS = 254;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** The dot-atom forms of RFC 5322, section 3.4.1, in ASCII, with a domain of letters. */
  private static final Pattern ADDRESS =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  /** What may precede the address in angle brackets: words, quoted words, plain comments. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[^\"<>@(),:;\\\\\\[\\]]++|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^\"<>@()\\\\]*+\\))*+");

  /** The old form: a name after a bare address. */
  private static final Pattern TRAILING_NAME = Pattern.compile("\\s*(?:\\([^\"<>@()\\\\]*+\\))?");

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

  private FromHeader() {}

  /** Returns the address if there is one field named From, with one plain address. */
  static Optional<String> parseAddress(List<String> values) {
    return values.size() == 1 ? parseAddress(values.getFirst()) : Optional.empty();
  }

  private static Optional<String> parseAddress(String value) {
    if (value.length() > MAX_CHARS || CONTROL.matcher(value).find()) {
      return Optional.empty();
    }
    return parseMailbox(value)
        .filter(address -> isPlainAddress(address) && isVisibleIn(value.strip(), address))
        .filter(address -> !value.contains("=?") || !hidesAnotherAddress(value, address));
  }

  private static Optional<String> parseMailbox(String value) {
    try {
      AddressList list = DefaultAddressParser.DEFAULT.parseAddressList(value);
      return list.size() == 1 && list.get(0) instanceof Mailbox mailbox
          ? Optional.of(mailbox.getAddress())
          : Optional.empty();
    } catch (ParseException | RuntimeException | Error invalid) {
      // The library throws its own errors for unusual characters and damaged encoded words.
      return Optional.empty();
    }
  }

  private static boolean isPlainAddress(String address) {
    return address.length() <= MAX_ADDRESS_CHARS
        && !address.contains("=?")
        && ADDRESS.matcher(address).matches();
  }

  private static boolean isVisibleIn(String value, String address) {
    String bracketed = "<" + address + ">";
    return value.endsWith(bracketed)
        ? NAME.matcher(value.substring(0, value.length() - bracketed.length())).matches()
        : value.startsWith(address)
            && TRAILING_NAME.matcher(value.substring(address.length())).matches();
  }

  /** Whether a parser that decodes words (RFC 2047) first would find another address. */
  private static boolean hidesAnotherAddress(String value, String address) {
    String decoded =
        DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    String remainder = decoded.replace(address.toLowerCase(Locale.ROOT), "").strip();
    String name =
        remainder.endsWith("<>") ? remainder.substring(0, remainder.length() - 2) : remainder;
    return name.matches("(?s).*[<>@\\x00-\\x08\\x0a-\\x1f].*");
  }
}
