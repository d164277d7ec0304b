package bellwether.feed.text;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the names of months and weekdays in several languages, from Java's CLDR data. Only whole
 * names match: "marraskuu" begins like March and is November.
 */
final class CalendarNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  /** Languages in which no name means different months; Croatian would conflict. */
  private static final List<Locale> LANGUAGES =
      Stream.of(
              "de", "de-AT", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk",
              "ru", "uk", "bg", "tr", "hu", "ro", "el", "et")
          .map(Locale::forLanguageTag)
          .toList();

  private static final Map<String, Month> ENGLISH_MONTHS =
      collectNames(List.of(Locale.ENGLISH), Month.values(), Month::getDisplayName);
  private static final Map<String, DayOfWeek> ENGLISH_DAYS =
      collectNames(List.of(Locale.ENGLISH), DayOfWeek.values(), DayOfWeek::getDisplayName);

  private CalendarNames() {}

  static @Nullable Month month(String name) {
    String normalized = normalize(name);
    Month english = normalized.equals("sept") ? Month.SEPTEMBER : ENGLISH_MONTHS.get(normalized);
    return english == null ? OtherLanguages.MONTHS.get(normalized) : english;
  }

  static @Nullable DayOfWeek weekday(String name) {
    String normalized = normalize(name);
    DayOfWeek english = ENGLISH_DAYS.get(normalized);
    return english == null ? OtherLanguages.DAYS.get(normalized) : english;
  }

  /** Lower case without accents, dots and the Turkish i without a dot. */
  private static String normalize(String name) {
    String unaccented =
        MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(unaccented, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('\u0131', 'i')
        .replace(".", "");
  }

  /** Names that are unambiguous. */
  private static <T> Map<String, T> collectNames(
      List<Locale> languages, T[] all, DisplayName<T> displayName) {
    return collectUnambiguous(
        Arrays.stream(all)
            .flatMap(value ->
                languages.stream()
                    .flatMap(language ->
                        STYLES.stream()
                            .map(style -> normalize(displayName.of(value, style, language))))
                    .map(name -> Map.entry(name, value))));
  }

  private static <T> Map<String, T> collectUnambiguous(Stream<Map.Entry<String, T>> names) {
    Map<String, T> unambiguous = new HashMap<>();
    names
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())))
        .forEach((name, values) -> {
          if (values.size() == 1) {
            unambiguous.put(name, values.iterator().next());
          }
        });
    return unambiguous;
  }

  private interface DisplayName<T> {
    String of(T value, TextStyle style, Locale language);
  }

  /** Loaded only if a name is not English, because twenty languages take a while to load. */
  private static final class OtherLanguages {
    private static final int SHORT_CHARS = 3;

    private static final Map<String, Month> MONTHS = collectMonths();
    private static final Map<String, DayOfWeek> DAYS =
        collectNames(LANGUAGES, DayOfWeek.values(), DayOfWeek::getDisplayName);

    /** Adds names truncated to three letters, unless another month has that name. */
    private static Map<String, Month> collectMonths() {
      Map<String, Month> fullNames = collectNames(LANGUAGES, Month.values(), Month::getDisplayName);
      Map<String, Month> months =
          collectUnambiguous(
              fullNames.entrySet().stream()
                  .filter(name -> name.getKey().length() > SHORT_CHARS)
                  .map(
                      name -> Map.entry(name.getKey().substring(0, SHORT_CHARS), name.getValue())));
      months.putAll(fullNames);
      // The German abbreviation on Windows.
      months.put("mrz", Month.MARCH);
      return months;
    }
  }
}
