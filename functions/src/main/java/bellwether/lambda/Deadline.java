package bellwether.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time after which an invocation starts no new work. */
public final class Deadline {
  /** Reserved for work in progress: longer than one call to Slack may take. */
  private static final Duration MARGIN = Duration.ofSeconds(12);

  private Deadline() {}

  /** The instant after which this invocation should start no new work. */
  public static Instant forInvocation(Context context, InstantSource clock) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
  }
}
