package bellwether.feed.format.mailman;

import bellwether.feed.text.CharsetLabels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes encodings and prefixes from the subject of a message. */
final class MailSubject {
  private static final Pattern PREFIX =
      Pattern.compile("^\\s*(?:\\[[^\\[\\]]{1,60}\\]|(?i:re|fwd?|aw|wg)(?:\\[\\d+\\])?\\s*:)\\s*");

  /** RFC 2047, section 2. */
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([\\w.:-]+)(?:\\*[\\w-]+)?\\?([bBqQ])\\?([^?\\s]*)\\?=");

  /** RFC 2047, section 6.2: the space between two encoded words is not part of the text. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

  private MailSubject() {}

  /** Removes the name of the list and the prefixes of replies. */
  static String clean(String subject) {
    String decoded = decode(subject).replaceAll("\\s+", " ").strip();
    boolean listNamed = false;
    for (Matcher m = PREFIX.matcher(decoded); m.find(); m = PREFIX.matcher(decoded)) {
      boolean bracket = m.group().strip().startsWith("[");
      // Only the first bracket is the list's; a second one is the author's.
      if ((bracket && listNamed) || m.end() == decoded.length()) {
        break;
      }
      listNamed |= bracket;
      decoded = decoded.substring(m.end());
    }
    return decoded;
  }

  private static String decode(String subject) {
    return ENCODED_WORD
        .matcher(BETWEEN_WORDS.matcher(subject).replaceAll(""))
        .replaceAll(word ->
            Matcher.quoteReplacement(
                decodeWord(word.group(), word.group(1), word.group(2), word.group(3))));
  }

  private static String decodeWord(
      String encodedWord, String charsetName, String encoding, String text) {
    Charset charset = CharsetLabels.charset(charsetName).orElse(null);
    if (charset == null) {
      return encodedWord;
    }
    try {
      byte[] bytes =
          encoding.equalsIgnoreCase("b")
              ? Base64.getMimeDecoder().decode(text)
              : decodeQuoted(text);
      return new String(bytes, charset);
    } catch (IllegalArgumentException damaged) {
      return encodedWord;
    }
  }

  private static byte[] decodeQuoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '=' && i + 2 < bytes.length) {
        out.write(Integer.parseInt(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII), 16));
        i += 2;
      } else {
        out.write(bytes[i] == '_' ? ' ' : bytes[i]);
      }
    }
    return out.toByteArray();
  }
}
