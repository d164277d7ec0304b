package bellwether.explore;

/**
 * One of several ways in which an execution may go on.
 *
 * @param label what happens, for the description of a counterexample
 * @param faults the number of faults that it takes
 * @param preemptions the number of workers that it interrupts
 */
public record Option(String label, int faults, int preemptions) {

  /** What happens without a fault. */
  public static Option normal(String label) {
    return new Option(label, 0, 0);
  }

  public static Option fault(String label) {
    return new Option(label, 1, 0);
  }
}
