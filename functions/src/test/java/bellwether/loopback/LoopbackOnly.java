package bellwether.loopback;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails each test that connects beyond this machine or looks up a name.
 *
 * <p>The result of such a test depends on the network. The attempt is refused at once, as on a
 * machine without a network. Because code under test may handle a failed connection, the attempt is
 * recorded too.
 *
 * <p>Registered for all tests by {@code META-INF/services} and {@code junit-platform.properties}.
 * The local module uses the compiled classes too. This does not cover processes that a test starts,
 * so {@code .ci/run} runs them without a network.
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

  /** Covers attempts before the first test of a container and after its last. */
  @Override
  public void afterAll(ExtensionContext container) {
    Attempts.fail();
  }
}
