package bellwether.feed.format.mail;

import bellwether.feed.text.TextResource;
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
  private static final Map<String, List<String>> WORDS =
      TextResource.table(ForwardHeader.class, "header-fields.txt");

  private enum FieldName {
    FROM,
    DATE,
    SUBJECT,
    RECIPIENT,
    OTHER;

    private final Pattern words =
        Pattern.compile(String.join("|", WORDS.getOrDefault(name(), List.of())));
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
    boolean complete =
        fields >= 3
            && values.containsKey(FieldName.FROM)
            && (values.containsKey(FieldName.SUBJECT) || values.containsKey(FieldName.DATE));
    return complete
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
      boolean unique = field.name != FieldName.RECIPIENT && field.name != FieldName.OTHER;
      // After a blank line, "Date:" may belong to the text.
      return unique && known.containsKey(field.name) ? -1 : next;
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
