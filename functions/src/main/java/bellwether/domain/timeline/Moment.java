package bellwether.domain.timeline;

import java.time.Instant;

/**
 * One time in the course of an incident, and where it comes from.
 *
 * @param at the time itself, as its source states it
 * @param recordedAt when Bellwether recorded it
 * @param source the name of a feed, the domain of a sender, or Slack's id of the person
 * @param detail the title of a report, or what was decided; may be empty
 */
public record Moment(Kind kind, Instant at, Instant recordedAt, String source, String detail) {

  /** What happened at that time. */
  public enum Kind {
    FIRST_PUBLIC("first public"),
    SEEN("seen by Bellwether"),
    ALERTED("alerted"),
    /** Mail from the vendor itself was received. */
    VENDOR_NOTICE("vendor's own notice received"),
    ACKNOWLEDGED("acknowledged"),
    DECIDED("decided"),
    /** A report that was read later states an earlier time than the recorded one. */
    EARLIER_REPORT("an earlier report was found");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether a person did it, so that the source is Slack's id of the person. */
    public boolean isByPerson() {
      return this == ACKNOWLEDGED || this == DECIDED;
    }
  }
}
