package bellwether.domain.incident;

/**
 * A fact in a report that links it to other reports of the same vendor or distinguishes it from
 * them.
 *
 * @param value in lower case; empty for a kind that is a statement by itself
 */
public record Trait(Kind kind, String value) {

  /** The kind of a trait. */
  public enum Kind {
    /** Another vendor or organization with a role in the same story, by its key. */
    PARTY,
    /** A group that attacks or claims to. */
    ATTACKER,
    /** A vulnerability, by its CVE id. */
    VULNERABILITY,
    /** A unit of the vendor, by the country that follows its name. */
    UNIT,
    /** The year of the breach, as the title states it. */
    YEAR,
    /** Attackers exploit a flaw in the vendor's products at its customers. */
    EXPLOITED_FLAW,
    /** The report is a claim of attackers, as a monitor of leak sites lists it. */
    CLAIM
  }

  /** A trait that is a statement by itself. */
  public static Trait of(Kind kind) {
    return new Trait(kind, "");
  }
}
