package bellwether.domain.incident;

import java.util.List;

/**
 * How urgent an alert is for its customer, and why.
 *
 * @param reasons in plain words; empty if no rule raised or lowered the urgency
 */
public record Severity(Level level, List<String> reasons) {

  /** Levels of severity, the lowest first. */
  public enum Level {
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high"),
    CRITICAL("critical");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Severity {
    reasons = List.copyOf(reasons);
  }

  /** Returns a copy with other reasons. */
  public Severity withReasons(List<String> others) {
    return new Severity(level, others);
  }
}
