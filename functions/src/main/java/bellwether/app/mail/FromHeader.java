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
 * Reads the From of a mail (RFC 5322, section 3.6.2) where nobody can read it in two ways.
 *
 * <p>SES says whether a From is proven, not which address it read there. So whatever a more lenient
 * reader might take for another address is no address here: lists, groups, routes, comments with an
 * address, text behind the address, encoded words that hide one.
 */
final class FromHeader {
  /** A name of a person and an address are much shorter. */
  private static final int MAX_CHARS = 1_000;

  /** RFC 5321, section 4.5.3.1. */
  private static final int MAX_ADDRESS_CHARS = 254;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** The dot-atom forms of RFC 5322, section 3.4.1, in ASCII, with a domain of letters. */
  private static final Pattern ADDRESS =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  /** What may stand before the address in angle brackets: words, quoted words, plain comments. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[^\"<>@(),:;\\\\\\[\\]]++|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^\"<>@()\\\\]*+\\))*+");

  /** The old way to name somebody: behind a bare address. */
  private static final Pattern TRAILING_NAME = Pattern.compile("\\s*(?:\\([^\"<>@()\\\\]*+\\))?");

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

  private FromHeader() {}

  /**
   * The address.
   *
   * @param values of all the fields named From
   * @return empty unless there is one field with one plain address
   */
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
    } catch (ParseException | RuntimeException | Error refused) {
      // The library throws errors of its own for odd characters and for damaged encoded words.
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

  /** Whether a reader that decodes words (RFC 2047) before it looks for addresses finds another. */
  private static boolean hidesAnotherAddress(String value, String address) {
    String decoded =
        DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    String rest = decoded.replace(address.toLowerCase(Locale.ROOT), "").strip();
    String name = rest.endsWith("<>") ? rest.substring(0, rest.length() - 2) : rest;
    return name.matches("(?s).*[<>@\\x00-\\x08\\x0a-\\x1f].*");
  }
}
