package bellwether.explore;

/**
 * Limits an exploration. Few faults and preemptions suffice to show most defects, and the number of
 * schedules grows exponentially with both.
 *
 * @see <a href="https://doi.org/10.1145/1250734.1250785">Musuvathi and Qadeer, "Iterative Context
 *     Bounding for Systematic Testing of Multithreaded Programs", PLDI 2007</a>
 */
public record Bounds(int faults, int preemptions) {
  private static final String FAULTS = "bellwether.explore.faults";

  public Bounds {
    // A pair of remaining faults and preemptions is a bit of a long.
    if (faults < 0 || faults > 7 || preemptions < 0 || preemptions > 7) {
      throw new IllegalArgumentException("bounds must be between 0 and 7");
    }
  }

  /** These bounds, or deeper ones with the system property {@code bellwether.explore.faults}. */
  public static Bounds of(int faults, int preemptions) {
    return new Bounds(Integer.getInteger(FAULTS, faults), preemptions);
  }

  boolean allow(Option option) {
    return option.faults() <= faults && option.preemptions() <= preemptions;
  }

  Bounds minus(Option option) {
    return new Bounds(faults - option.faults(), preemptions - option.preemptions());
  }

  int bit() {
    return faults * 8 + preemptions;
  }

  /** The bits of these bounds and of all that are narrower. */
  long narrower() {
    long bits = 0;
    for (int fault = 0; fault <= faults; fault++) {
      bits |= ((2L << preemptions) - 1) << (fault * 8);
    }
    return bits;
  }
}
