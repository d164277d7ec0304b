package bellwether.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text without the wrapping that mail programs put around what is forwarded.
 *
 * @param subject of the original; null where nothing was forwarded or it is not told
 * @param date of the original as written; null as {@code subject}
 */
record Forward(@Nullable String subject, @Nullable String date, String body) {
  /** The lines by which mail programs announce the original, in the languages of most users. */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?im)^[>\\s]*(?:-{2,}\\s*(?:forwarded message|original message|weitergeleitete nachricht|"
              + "urspr\u00fcngliche nachricht|message transf\u00e9r\u00e9|message d'origine|mensaje reenviado)\\s*-{2,}"
              + "|begin forwarded message:|anfang der weitergeleiteten nachricht:|d\u00e9but du message r\u00e9exp\u00e9di\u00e9 :)\\s*$");

  private static final Pattern FIELD =
      Pattern.compile("^[>\\s*]*(\\p{L}[\\p{L}'\u2019 -]{1,20})\\s?:\\*?\\s*(.*)$");

  private static final List<String> SUBJECTS = List.of("subject", "betreff", "objet", "asunto");
  private static final List<String> DATES =
      List.of("date", "sent", "datum", "gesendet", "envoy\u00e9", "fecha");

  /** The fields of an original's head are so many at most. */
  private static final int MOST_FIELDS = 8;

  /** Reads a text; one that forwards nothing is left as it is. */
  static Forward in(String text) {
    Matcher announced = ANNOUNCED.matcher(text);
    if (!announced.find()) {
      return new Forward(null, null, unquoted(text));
    }
    List<String> lines = new ArrayList<>(text.substring(announced.end()).lines().toList());
    String subject = null;
    String date = null;
    int fields = 0;
    while (!lines.isEmpty() && fields <= MOST_FIELDS) {
      Matcher field = FIELD.matcher(lines.getFirst());
      if (field.matches()) {
        String name = field.group(1).strip().toLowerCase(Locale.ROOT);
        subject = subject == null && SUBJECTS.contains(name) ? field.group(2).strip() : subject;
        date = date == null && DATES.contains(name) ? field.group(2).strip() : date;
        fields++;
      } else if (fields > 0 || !lines.getFirst().replace(">", "").isBlank()) {
        break;
      }
      lines.removeFirst();
    }
    return new Forward(subject, date, unquoted(String.join("\n", lines)));
  }

  /** Where every line is quoted, the marks say nothing. */
  private static String unquoted(String text) {
    boolean quoted =
        text.lines().filter(line -> !line.isBlank()).allMatch(line -> line.startsWith(">"));
    return quoted ? text.replaceAll("(?m)^> ?", "") : text;
  }
}
