package bellwether.app.triage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/** Reads a time with its zone, as a person typed it. */
sealed interface AnchorTime {
  record Valid(Instant at) implements AnchorTime {}

  /** The text is no such time; the message says what to enter instead. */
  record Invalid(String message) implements AnchorTime {}

  DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  String EXAMPLE =
      "Enter a time with its zone, such as 2026-03-12 14:30 Europe/Berlin or 2026-03-12 14:30"
          + " +01:00.";

  /** Parses a text such as {@code 2026-03-12 14:30 Europe/Berlin}. */
  static AnchorTime parse(String text) {
    String[] words = text.strip().split("[ T\\u00a0]+", 3);
    if (words.length != 3 || words[0].length() != "2026-03-12".length()) {
      return new Invalid(EXAMPLE);
    }
    try {
      LocalDateTime local = LocalDateTime.parse(words[0] + " " + words[1], LOCAL);
      ZoneId zone = ZoneId.of(words[2].strip());
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return switch (offsets.size()) {
        case 0 ->
            new Invalid("That time does not exist in this zone: clocks went forward. " + EXAMPLE);
        case 1 -> new Valid(local.toInstant(offsets.getFirst()));
        default ->
            new Invalid(
                "That time occurred twice in this zone: clocks went back. Enter its offset, "
                    + offsets.getFirst()
                    + " or "
                    + offsets.getLast()
                    + ", instead of the zone.");
      };
    } catch (DateTimeException e) {
      return new Invalid(EXAMPLE);
    }
  }
}
