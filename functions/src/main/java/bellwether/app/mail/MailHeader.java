package bellwether.app.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The raw header of a mail (RFC 5322, section 2.2): every field as {@code Name: value}, in order,
 * unfolded.
 */
record MailHeader(List<String> fields) {
  /** Ten times the size of real headers. */
  private static final int MAX_CHARS = 256_000;

  /** The field that SES adds to say how the mail was authenticated (RFC 8601). */
  private static final Pattern SES_RESULTS =
      Pattern.compile("(?is)\\s*amazonses\\.com\\s*(?:1\\s*)?;.*");

  /** RFC 7489, section 11.2: the domain of the From that was checked. */
  private static final Pattern DMARC_PASS =
      Pattern.compile("(?i);\\s*dmarc\\s*=\\s*pass\\b[^;]*?\\bheader\\.from\\s*=\\s*([^\\s;()]+)");

  private static final Pattern HEADER_END = Pattern.compile("\n\r?\n");

  private static final Pattern LEADING_BLANK_LINE = Pattern.compile("[ \t]*\r?\n");

  /** RFC 5322, section 2.2; some write spaces before the colon (section 4.5). */
  private static final Pattern FIELD = Pattern.compile("(?s)([!-9;-~]+)[ \t]*:(.*)");

  MailHeader {
    fields = List.copyOf(fields);
  }

  /**
   * Parses the header of a mail. Empty if parsers may disagree on its lines: it has no end, is too
   * long, or has mixed line endings.
   */
  static Optional<MailHeader> parse(byte[] mail) {
    String text =
        new String(mail, 0, Math.min(mail.length, MAX_CHARS), StandardCharsets.ISO_8859_1);
    Matcher end = HEADER_END.matcher(text);
    boolean ended = end.find();
    if ((!ended && mail.length > MAX_CHARS) || LEADING_BLANK_LINE.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    String header = ended ? text.substring(0, end.end()) : text;
    boolean crlf = header.contains("\r\n");
    String lines = crlf ? header.replace("\r\n", "\f") : header.replace("\n", "\f");
    if (header.indexOf('\f') >= 0 || lines.indexOf('\r') >= 0 || lines.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (String line : lines.split("\f")) {
      if (!line.startsWith(" ") && !line.startsWith("\t")) {
        fields.add(field.toString());
        field.setLength(0);
      }
      field.append(line);
    }
    fields.add(field.toString());
    return Optional.of(new MailHeader(fields));
  }

  /**
   * The domains for which SES says that DMARC passed. Only the topmost field counts: the sender may
   * have written any below. The field repeats parts of the envelope, which may imitate results, so
   * more than one domain is suspicious.
   */
  List<String> domainsPassingDmarc() {
    List<String> results = values("Authentication-Results");
    if (results.isEmpty() || !SES_RESULTS.matcher(results.getFirst()).matches()) {
      return List.of();
    }
    return DMARC_PASS
        .matcher(results.getFirst())
        .results()
        .map(result -> result.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }

  List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      Matcher matcher = FIELD.matcher(field);
      if (matcher.matches() && matcher.group(1).equalsIgnoreCase(name)) {
        values.add(matcher.group(2).strip());
      }
    }
    return values;
  }
}
