package bellwether.feed.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the zone of a time: an offset, a name, or both. */
final class ZoneNames {
  private static final Map<String, ZoneId> ZONES = loadZones();

  private static final Pattern ZONE_PATTERN =
      Pattern.compile(
          "(?<name>[a-z]+(?:/[a-z_]+){0,2})?\\s*(?:[+-]?(?<offset>[+-]\\s?(?:\\d{1,2}:\\d{2}(?::00)?|\\d{1,4})))?\\s*(?<other>[a-z]{1,5})?");

  private ZoneNames() {}

  /**
   * The zone, UTC if the text is empty; null if it cannot be parsed.
   *
   * @param text in lower case
   */
  static @Nullable ZoneId parse(String text) {
    Matcher zone = ZONE_PATTERN.matcher(text);
    if (text.isEmpty() || !zone.matches()) {
      return text.isEmpty() ? ZoneOffset.UTC : null;
    }
    String offset = zone.group("offset");
    if (offset != null) {
      return parseOffset(offset.replaceAll("\\s", ""));
    }
    String name = zone.group("name");
    return name == null || zone.group("other") != null ? null : findByName(name);
  }

  private static @Nullable ZoneId findByName(String name) {
    ZoneId known = ZONES.get(name.toUpperCase(Locale.ROOT));
    return known != null || name.indexOf('/') < 0
        ? known
        : ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equalsIgnoreCase(name))
            .findFirst()
            .map(ZoneId::of)
            .orElse(null);
  }

  /** +hh, +h:mm, +hmm, +hhmm and so on; null if out of range. */
  private static @Nullable ZoneOffset parseOffset(String text) {
    String digits = text.substring(1).replaceFirst("(:\\d{2}):00$", "$1");
    int colon = digits.indexOf(':');
    int split = colon >= 0 ? colon : digits.length() <= 2 ? digits.length() : digits.length() - 2;
    String rest = digits.substring(split).replace(":", "");
    int sign = text.charAt(0) == '-' ? -1 : 1;
    int hours = Integer.parseInt(digits.substring(0, split));
    int minutes = rest.isEmpty() ? 0 : Integer.parseInt(rest);
    try {
      return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  private static Map<String, ZoneId> loadZones() {
    Map<String, ZoneId> zones = new HashMap<>();
    var table = TextResource.table(ZoneNames.class, "zones.txt");
    table
        .keySet()
        .forEach(zone ->
            TextResource.words(table, zone).forEach(name -> zones.put(name, ZoneId.of(zone))));
    return zones;
  }
}
