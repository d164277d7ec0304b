package bellwether.domain.incident;

/** The part that a vendor plays in what an advisory reports. */
public enum Role {
  /** Its own systems, data or people were hit. */
  VICTIM("is a victim of this breach"),
  /** It is the breached supplier or the exploited product through which others were hit. */
  SOURCE("is the source of this breach"),
  /** It is merely named: kept for lookups and the digest, never alerted. */
  MENTIONED("is only mentioned");

  private final String description;

  Role(String description) {
    this.description = description;
  }

  /** The role as the end of a sentence that begins with the vendor's name. */
  public String description() {
    return description;
  }

  /** Whether a vendor in this role is worth waking its customers for. */
  public boolean triggersAlert() {
    return this != MENTIONED;
  }
}
