package bellwether.domain.incident;

/** The confidence that the breach happened as reported. */
public enum Confidence {
  CONFIRMED("confirmed"),
  /** A claim by the attackers, or one that the company disputes. */
  ALLEGED("claimed, not confirmed"),
  /** The wording leaves the role open; reported as "possible" and never dropped silently. */
  UNCERTAIN("possible"),
  /** Somebody, usually the company, denies that it happened. */
  DISPUTED("disputed: a report denies it"),
  /** The source retracted it, and nobody else confirms it. */
  RETRACTED("retracted: the report was taken back");

  private final String label;

  Confidence(String label) {
    this.label = label;
  }

  /** The confidence in an analyst's words. */
  public String label() {
    return label;
  }
}
