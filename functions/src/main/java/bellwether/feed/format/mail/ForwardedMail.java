package bellwether.feed.format.mail;

import bellwether.feed.text.DateParser;
import bellwether.feed.text.DayParser;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The original message that was forwarded within the text of an email.
 *
 * @param subject null if nothing was forwarded or the original has none
 * @param date null if there is none that can be parsed
 * @param sender as written; null if there is none
 * @param body the text after the original's header; the whole text if nothing was forwarded
 */
record ForwardedMail(
    @Nullable String subject, @Nullable OffsetDateTime date, @Nullable String sender, String body) {
  /** Programs announce the original with a line of dashes, or one that ends with a colon. */
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile(
          "[>\\s]*(?:[-_=*]{2,}\\s?\\p{L}[^\\n]{0,98}?[-_=*]{2,}|\\p{L}[^\\n:]{0,98}\\s?:)\\s*");

  /** Parts of the words for "forwarded" in several languages. */
  private static final Pattern FORWARDED =
      Pattern.compile(
          "forward|weitergeleit|transf[e\u00e9]r|r[e\u00e9]exp[e\u00e9]di|reenvi|rinvia|inoltr|doorgest"
              + "|encaminhad|vidarebefordra|videresend|edelleenl|v\u00e4litet|przekaz|przes\u0142an");

  /** Prefixes of forwards in a subject. */
  private static final Pattern FORWARD_MARK =
      Pattern.compile(
          "(?i)(?:fwd?|wg|tr|rv|i|enc|doorst|vb|vs|vl|pd|\u8f6c\u53d1|\u8f49\u5bc4)(?:\\[\\d+])?\\s?[:\uff1a].*");

  private static final Pattern REPLY_MARK =
      Pattern.compile(
          "(?i)(?:re|aw|antw|sv|r\u00e9|res|odp|r|\u56de\u590d|\u56de\u8986)(?:\\[\\d+])?\\s?[:\uff1a].*");

  /** Tags that gateways and lists add to a subject. */
  private static final Pattern TAG =
      Pattern.compile("^(?:\\[[^\\]]{0,60}]|\\{[^}]{0,60}}|\\*{2,}[^*]{0,60}\\*{2,})\\s*");

  private static final Pattern QUOTE = Pattern.compile("(?m)^> ?");

  /** The maximum length of a note before a forward without a prefix in its subject. */
  static final int MAX_NOTE_CHARS = 500;

  /** A forward of a forward of a forward. */
  private static final int MAX_DEPTH = 10;

  /** Extracts the innermost original; the subject of the email marks a forward or a reply. */
  static ForwardedMail extract(String text, String mailSubject) {
    ForwardedMail found = new ForwardedMail(null, null, null, removeQuoting(text));
    String subject = mailSubject;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      ForwardedMail inner = findOriginal(found, subject);
      if (inner == null || inner.body.isBlank()) {
        break;
      }
      found = inner;
      subject = inner.subject == null ? "" : inner.subject;
    }
    return found;
  }

  /** Whether the subject has the prefix of a forward. */
  static boolean isForwardSubject(String subject) {
    return FORWARD_MARK.matcher(removeTags(subject)).matches();
  }

  private static @Nullable ForwardedMail findOriginal(ForwardedMail outer, String subject) {
    List<String> lines = outer.body.lines().toList();
    ForwardHeader header = ForwardHeader.findFirst(lines);
    if (header == null || !isForward(lines, header, subject)) {
      return null;
    }
    OffsetDateTime date = parseDate(header.date());
    String rest = String.join("\n", lines.subList(header.end(), lines.size()));
    boolean quoted = lines.get(header.start()).startsWith(">");
    return new ForwardedMail(
        header.subject() == null ? outer.subject : header.subject(),
        date == null ? outer.date : date,
        header.sender(),
        (quoted ? QUOTE.matcher(rest).replaceAll("") : removeQuoting(rest))
            .replaceFirst("^\\s*\n", ""));
  }

  /** Parses an ambiguous date with the day first, as mail programs write it. */
  static @Nullable OffsetDateTime parseDate(@Nullable String written) {
    OffsetDateTime date = DateParser.parse(written);
    return date == null ? DateParser.parse(written, DayParser.FieldOrder.DAY_FIRST) : date;
  }

  /** Replies quote a message in the same form, which is not a forward. */
  private static boolean isForward(List<String> lines, ForwardHeader header, String subject) {
    List<String> before = lines.subList(0, header.start());
    int last = before.size() - 1;
    while (last >= 0 && before.get(last).isBlank()) {
      last--;
    }
    String line = last < 0 ? "" : before.get(last);
    boolean announced =
        line.length() <= 120
            && ANNOUNCEMENT.matcher(line).matches()
            && (line.strip().startsWith("-") || mentionsForwarding(line));
    boolean divided = announced || line.matches("[>\\s]*[-_=*\u2500]{5,}\\s*");
    String note = String.join("\n", before.subList(0, divided ? last : last + 1)).strip();
    if (isForwardSubject(subject)) {
      return true;
    }
    if (REPLY_MARK.matcher(removeTags(subject)).matches()) {
      return note.isEmpty() && announced && mentionsForwarding(line);
    }
    // Without a prefix in the subject the form decides, because a text may quote a header.
    return (announced && mentionsForwarding(line))
        || (announced ? note.length() <= MAX_NOTE_CHARS : note.isEmpty());
  }

  private static boolean mentionsForwarding(String line) {
    return FORWARDED.matcher(line.toLowerCase(Locale.ROOT)).find();
  }

  private static String removeTags(String subject) {
    String rest = subject.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    for (Matcher tag = TAG.matcher(rest); tag.find(); tag = TAG.matcher(rest)) {
      rest = rest.substring(tag.end());
    }
    return rest;
  }

  /** Removes quote marks if every line has one. */
  private static String removeQuoting(String text) {
    boolean quoted =
        text.lines().filter(line -> !line.isBlank()).allMatch(line -> line.startsWith(">"));
    return quoted ? QUOTE.matcher(text).replaceAll("") : text;
  }
}
