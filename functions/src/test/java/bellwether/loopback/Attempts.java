package bellwether.loopback;

/**
 * Records the latest attempt to connect beyond this machine. It is in a system property because a
 * class of the JDK writes it.
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
