package bellwether.feed.format.mail;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of the original message in the text of a forward or a reply.
 *
 * @param start the first line
 * @param end the line after the last one
 * @param date as written
 */
record ForwardHeader(
    int start, int end, @Nullable String sender, @Nullable String date, @Nullable String subject) {
  private enum FieldName {
    FROM("from|von|de|da|van|fra|fr\u00e5n|od|remitente|\u53d1\u4ef6\u4eba|\u5bc4\u4ef6\u8005"),
    DATE(
        "date|sent|datum|gesendet(?: am)?|envoy\u00e9(?: le)?|date d'envoi|enviad[oa](?: el|"
            + " em)?|fecha|data|inviato(?:"
            + " il)?|verzonden|dato|sendt|skickat|wys\u0142ano|\u53d1\u9001\u65f6\u95f4|\u65e5\u671f"),
    SUBJECT(
        "subject|betreff|objet|sujet|asunto|oggetto|onderwerp|assunto|emne|\u00e4mne|temat|\u4e3b\u9898|\u4e3b\u65e8"),
    RECIPIENT(
        "to|an|\u00e0|a|para|aan|til|till|do|cc|bcc|kopie(?: \\(cc\\))?|blindkopie|cci|cco|copie(?:"
            + " \u00e0)?|copia|ccn|dw|\u6536\u4ef6\u4eba|\u6284\u9001"),
    OTHER(
        "reply-to|antwort an|r\u00e9pondre \u00e0|responder a|rispondi"
            + " a|resent-(?:from|to|date)|organi[sz]ation|importance"
            + "|priorit[\u00e4\u00e9y]t?|wichtigkeit|importancia|import\u00e2ncia|priorit\u00e0|sensitivity|attachments?|anlagen?|anh\u00e4nge|pi\u00e8ces?"
            + " jointes?|datos adjuntos|archivos adjuntos|allegati|bijlagen|anexos"
            + "|message-id|mime-version|content-type|list-id");

    private final Pattern words;

    FieldName(String words) {
      this.words = Pattern.compile(words);
    }
  }

  private static final Pattern FIELD =
      Pattern.compile(
          "[>\\s*|]*+(\\p{L}[\\p{L}'\u2019() -]{0,24}?)\\s?\\*{0,2}\\s?[:\uff1a]\\*{0,2}\\s*+(.*)");

  private static final int MAX_FIELDS = 14;

  /** The maximum number of lines in a list of recipients. */
  private static final int MAX_RECIPIENT_LINES = 30;

  /** Some programs put each field in its own paragraph. */
  private static final int MAX_BLANK_LINES = 2;

  private static final int MAX_LINE_CHARS = 2_000;

  /** Finds the first header; null if there is none. */
  static @Nullable ForwardHeader findFirst(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      ForwardHeader header = parseField(lines.get(i)) == null ? null : parseAt(lines, i);
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  /** A header names the sender and has at least two more fields. */
  private static @Nullable ForwardHeader parseAt(List<String> lines, int start) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    int end = start;
    int fields = 0;
    boolean valuesBelow = false;
    for (int next = start; next >= 0; next = nextFieldLine(lines, end, values)) {
      Field field = parseField(lines.get(next));
      if (field == null || ++fields > MAX_FIELDS) {
        break;
      }
      end = next + 1;
      String value = field.value;
      // In a table, names and values may be separate paragraphs.
      valuesBelow |= next == start && value.isEmpty();
      if (valuesBelow && value.isEmpty()) {
        int below = nextNonBlankLine(lines, end);
        if (below >= 0 && parseField(lines.get(below)) == null) {
          value = stripQuoting(lines.get(below));
          end = below + 1;
        }
      }
      values.putIfAbsent(field.name, value);
    }
    boolean whole =
        fields >= 3
            && values.containsKey(FieldName.FROM)
            && (values.containsKey(FieldName.SUBJECT) || values.containsKey(FieldName.DATE));
    return whole
        ? new ForwardHeader(
            start,
            end,
            emptyToNull(values.get(FieldName.FROM)),
            emptyToNull(values.get(FieldName.DATE)),
            emptyToNull(values.get(FieldName.SUBJECT)))
        : null;
  }

  /** The next line with a field of the header; -1 at its end. */
  private static int nextFieldLine(List<String> lines, int from, Map<FieldName, String> known) {
    int next = nextNonBlankLine(lines, from);
    if (next < 0) {
      return -1;
    }
    Field field = parseField(lines.get(next));
    if (field != null) {
      boolean again = field.name != FieldName.RECIPIENT && field.name != FieldName.OTHER;
      // After a blank line, "Date:" may belong to the text.
      return again && known.containsKey(field.name) ? -1 : next;
    }
    // Long lists of recipients are wrapped, without a blank line.
    for (int i = from; i < Math.min(lines.size(), from + MAX_RECIPIENT_LINES); i++) {
      if (stripQuoting(lines.get(i)).isEmpty()) {
        return -1;
      }
      Field later = parseField(lines.get(i));
      if (later != null) {
        boolean wrapped = lines.subList(from, i).stream().allMatch(ForwardHeader::isWrapped);
        return wrapped && !known.containsKey(later.name) ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isWrapped(String line) {
    return line.startsWith(" ") || line.startsWith("\t") || line.matches(".*[@;,<>].*");
  }

  /** The next line that is not blank; -1 if it is too far away. */
  private static int nextNonBlankLine(List<String> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + MAX_BLANK_LINES + 1); i++) {
      if (!stripQuoting(lines.get(i)).isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private record Field(FieldName name, String value) {}

  private static @Nullable Field parseField(String line) {
    Matcher field = FIELD.matcher(line.length() > MAX_LINE_CHARS ? "" : normalizeSpaces(line));
    if (!field.matches()) {
      return null;
    }
    String word = field.group(1).strip().replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    for (FieldName name : FieldName.values()) {
      if (name.words.matcher(word).matches()) {
        return new Field(name, field.group(2).strip());
      }
    }
    return null;
  }

  /** Office writes non-breaking spaces before colons and within times. */
  private static String normalizeSpaces(String line) {
    return line.replace('\u00a0', ' ')
        .replace('\u202f', ' ')
        .replace("\u200e", "")
        .replace("\ufeff", "");
  }

  private static String stripQuoting(String line) {
    return normalizeSpaces(line).replaceFirst("^[>\\s]+", "").strip();
  }

  private static @Nullable String emptyToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
