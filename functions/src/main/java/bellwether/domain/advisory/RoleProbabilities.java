package bellwether.domain.advisory;

/**
 * How likely each role of a vendor in an item is; the three add up to 1.
 *
 * @param victim from 0 to 1, like all
 * @param denied how likely it is that the item denies the breach
 */
public record RoleProbabilities(double victim, double source, double mentioned, double denied) {

  /** The probability that the vendor is the victim or the source. */
  public double concerned() {
    return victim + source;
  }

  /** Whether one role is at least this likely. */
  public boolean isDecisive(double probability) {
    return Math.max(Math.max(victim, source), mentioned) >= probability;
  }

  /** The mean of two readings of the same item. */
  public RoleProbabilities mean(RoleProbabilities other) {
    return new RoleProbabilities(
        (victim + other.victim) / 2,
        (source + other.source) / 2,
        (mentioned + other.mentioned) / 2,
        (denied + other.denied) / 2);
  }
}
