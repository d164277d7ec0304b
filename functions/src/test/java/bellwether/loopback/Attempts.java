package bellwether.loopback;

/**
 * The latest attempt to leave this machine. It stands in a system property because a class of the
 * JDK writes it, which sees none of ours.
 */
final class Attempts {
  static final String PROPERTY = "bellwether.loopback.attempt";

  private Attempts() {}

  static void add(String attempt) {
    System.setProperty(PROPERTY, attempt);
  }

  /** Throws if there was one since the last call. */
  static void fail() {
    String attempt = System.clearProperty(PROPERTY);
    if (attempt != null) {
      throw new AssertionError(
          "A test stays on the loopback address and looks up no name, but this one tried: "
              + attempt);
    }
  }
}
