package bellwether.feed.format.mailman;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A volume of a Mailman 2 archive: a year, a quarter, a month, a week or a day, as the list's owner
 * chose.
 */
record ArchiveVolume(URI url, LocalDate firstDay, LocalDate lastDay) {
  /** The names that pipermail gives to volumes (Mailman/Archiver/HyperArch.py). */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?<year>\\d{4})(?:-(?<month>[A-Z][a-z]{2,8})|q(?<quarter>[1-4]))?"
              + "|(?:Week-of-(?<week>[A-Z][a-z]{2})-)?(?<date>\\d{8}))\\.txt(?:\\.gz)?");

  /** The volume at an address; empty if there is none. */
  static Optional<ArchiveVolume> fromUrl(String address) {
    String path = address.replaceFirst("[?#].*", "");
    Matcher name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate first = firstDay(name);
      LocalDate next =
          name.group("month") != null
              ? first.plusMonths(1)
              : name.group("quarter") != null
                  ? first.plusMonths(3)
                  : name.group("year") != null
                      ? first.plusYears(1)
                      : first.plusDays(name.group("week") != null ? 7 : 1);
      return Optional.of(new ArchiveVolume(URI.create(address), first, next.minusDays(1)));
    } catch (DateTimeException | IllegalArgumentException noDate) {
      return Optional.empty();
    }
  }

  private static LocalDate firstDay(Matcher name) {
    String date = name.group("date");
    if (date != null) {
      return LocalDate.of(
          Integer.parseInt(date.substring(0, 4)),
          Integer.parseInt(date.substring(4, 6)),
          Integer.parseInt(date.substring(6)));
    }
    String month = name.group("month");
    String quarter = name.group("quarter");
    return LocalDate.of(
        Integer.parseInt(name.group("year")),
        month != null
            ? Month.valueOf(month.toUpperCase(Locale.ROOT)).getValue()
            : quarter != null ? 3 * Integer.parseInt(quarter) - 2 : 1,
        1);
  }
}
