package bellwether.feed.text;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
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
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('\u0131', 'i')
        .replace(".", "");
  }

  /** Names that are unambiguous. */
  private static <T> Map<String, T> collectNames(
      List<Locale> languages, T[] all, DisplayName<T> displayName) {
    return collectUnambiguous(
        all,
        (value, names) -> {
          for (Locale language : languages) {
            for (TextStyle style : STYLES) {
              names.add(normalize(displayName.of(value, style, language)));
            }
          }
          return names;
        });
  }

  private static <T> Map<String, T> collectUnambiguous(
      T[] all, BiFunction<T, List<String>, List<String>> namesOf) {
    Map<String, T> names = new HashMap<>();
    List<String> ambiguous = new ArrayList<>();
    for (T value : all) {
      for (String name : namesOf.apply(value, new ArrayList<>())) {
        T other = names.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
          ambiguous.add(name);
        }
      }
    }
    ambiguous.forEach(names::remove);
    return names;
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

    /** Adds names cut to three letters, unless that is another month's name. */
    private static Map<String, Month> collectMonths() {
      Map<String, Month> whole = collectNames(LANGUAGES, Month.values(), Month::getDisplayName);
      Map<String, Month> cut =
          collectUnambiguous(
              Month.values(),
              (month, names) -> {
                whole.forEach((name, of) -> {
                  if (of == month && name.length() > SHORT_CHARS) {
                    names.add(name.substring(0, SHORT_CHARS));
                  }
                });
                return names;
              });
      Map<String, Month> months = new HashMap<>(cut);
      months.putAll(whole);
      // The German abbreviation on Windows.
      months.put("mrz", Month.MARCH);
      return months;
    }
  }
}
