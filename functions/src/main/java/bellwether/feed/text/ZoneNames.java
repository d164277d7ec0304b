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
  /**
   * RFC 822, section 5.1, and other names that newsrooms use. If a name has several meanings, the
   * most common one in English applies: IST is India's, BST and CST are not Asia's.
   */
  private static final String ZONE_TABLE =
      """
      +00:00 Z UT UTC GMT WET WEST=+01:00
      -03:30 NST NDT=-02:30
      -04:00 AST EDT
      -03:00 ADT BRT ART
      -05:00 EST CDT
      -06:00 CST MDT
      -07:00 MST PDT
      -08:00 PST AKDT
      -09:00 AKST HDT
      -10:00 HST
      +01:00 BST CET MEZ MET WAT
      +02:00 CEST MESZ MEST EET SAST CAT
      +03:00 EEST MSK TRT EAT
      +04:00 GST
      +05:00 PKT
      +05:30 IST
      +07:00 ICT WIB
      +08:00 SGT HKT AWST PHT MYT
      +09:00 JST KST
      +09:30 ACST ACDT=+10:30
      +10:00 AEST
      +11:00 AEDT
      +12:00 NZST
      +13:00 NZDT
      America/New_York ET EASTERN
      America/Chicago CT
      America/Denver MT
      America/Los_Angeles PT PACIFIC
      """;

  private static final Map<String, ZoneId> ZONES = loadZones();

  private static final Pattern ZONE_PATTERN =
      Pattern.compile(
          "(?<name>[a-z]+(?:/[a-z_]+){0,2})?\\s*(?:[+-]?(?<offset>[+-]\\s?(?:\\d{1,2}:\\d{2}(?::00)?|\\d{1,4})))?\\s*(?<other>[a-z]{1,5})?");

  private ZoneNames() {}

  /**
   * The zone, UTC if the text is empty; null if it cannot be parsed.
   *
   * @param written in lower case
   */
  static @Nullable ZoneId parse(String written) {
    Matcher zone = ZONE_PATTERN.matcher(written);
    if (written.isEmpty() || !zone.matches()) {
      return written.isEmpty() ? ZoneOffset.UTC : null;
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
    return known != null || name.indexOf('/') < 0 ? known : findRegion(name);
  }

  private static @Nullable ZoneId findRegion(String name) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equalsIgnoreCase(name))
        .findFirst()
        .map(ZoneId::of)
        .orElse(null);
  }

  /** +hh, +h:mm, +hmm, +hhmm and so on; null if out of range. */
  private static @Nullable ZoneOffset parseOffset(String written) {
    String digits = written.substring(1).replaceFirst("(:\\d{2}):00$", "$1");
    int colon = digits.indexOf(':');
    int split = colon >= 0 ? colon : digits.length() <= 2 ? digits.length() : digits.length() - 2;
    String rest = digits.substring(split).replace(":", "");
    int sign = written.charAt(0) == '-' ? -1 : 1;
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
    ZONE_TABLE
        .lines()
        .forEach(line -> {
          String[] words = line.split(" ");
          for (int i = 1; i < words.length; i++) {
            String[] own = words[i].split("=");
            zones.put(own[0], ZoneId.of(own.length == 1 ? words[0] : own[1]));
          }
        });
    return Map.copyOf(zones);
  }
}
