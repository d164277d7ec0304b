package bellwether.loopback;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test that connects to anything but this machine, or that looks up a name.
 *
 * <p>Such a test passes on one network and fails on the next, and tells strangers of itself. The
 * attempt is refused at once, as on a machine without a network; that alone would not do, because
 * code under test takes a failed connection for an answer.
 *
 * <p>Registered for all tests by {@code META-INF/services} and {@code junit-platform.properties}.
 * The local module uses the compiled classes too. Processes that a test starts are out of its
 * reach: for them {@code .ci/run} takes the network away.
 */
public final class LoopbackOnly implements AfterEachCallback, AfterAllCallback {

  public LoopbackOnly() {
    SocketGuard.install();
    LoopbackResolver.rememberNoFailure();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Attempts.fail();
  }

  /** For what a container does before its first test and after its last. */
  @Override
  public void afterAll(ExtensionContext container) {
    Attempts.fail();
  }
}
