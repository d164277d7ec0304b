package bellwether.explore;

/** One of several ways in which an execution may go on; each is equal to itself only. */
public final class Option {
  private final String label;
  private final int faults;
  private final int preemptions;

  /**
   * @param label what happens, for the description of a counterexample
   * @param faults the number of faults that it takes
   * @param preemptions the number of workers that it interrupts
   */
  public Option(String label, int faults, int preemptions) {
    this.label = label;
    this.faults = faults;
    this.preemptions = preemptions;
  }

  /** What happens without a fault. */
  public static Option normal(String label) {
    return new Option(label, 0, 0);
  }

  public static Option fault(String label) {
    return new Option(label, 1, 0);
  }

  public String label() {
    return label;
  }

  public int faults() {
    return faults;
  }

  int preemptions() {
    return preemptions;
  }
}
