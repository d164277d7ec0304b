package bellwether.domain.incident;

import java.util.List;

/**
 * How urgent an alert is for its customer, and what made it so.
 *
 * @param reasons in plain words; empty where nothing speaks for or against urgency
 */
public record Severity(Level level, List<String> reasons) {

  /** From what can wait to what can't. */
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
}
