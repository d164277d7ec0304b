package bellwether.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * One customer's summary of a day: the proof that Bellwether was awake, and what was only
 * mentioned.
 *
 * @param day the day in UTC that the digest covers
 * @param vendors number of vendors watched
 * @param feeds number of feeds read
 * @param alerts number of alerts posted
 * @param failing feeds that could not be read, each with the reason
 */
public record Digest(
    String customer, LocalDate day, int vendors, int feeds, int alerts, List<String> failing)
    implements Notice {

  public Digest {
    failing = List.copyOf(failing);
  }
}
