package bellwether.domain.incident;

/** The role of a vendor in the breach that an advisory reports. */
public enum Role {
  /** Its own systems, data or people were affected. */
  VICTIM("is a victim of this breach"),
  /** Others were affected through its own breach or its exploited product. */
  SOURCE("is the source of this breach"),
  /** It is only named: used for lookups and the digest, never for alerts. */
  MENTIONED("is only mentioned");

  private final String description;

  Role(String description) {
    this.description = description;
  }

  /** The role as the end of a sentence that begins with the vendor's name. */
  public String description() {
    return description;
  }

  /** Whether this role triggers an alert to the vendor's customers. */
  public boolean triggersAlert() {
    return this != MENTIONED;
  }
}
