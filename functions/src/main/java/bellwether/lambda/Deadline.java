package bellwether.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a function must have stopped taking up new work. */
public final class Deadline {
  /** Kept back for the work in hand: more than one call to Slack may take. */
  private static final Duration MARGIN = Duration.ofSeconds(12);

  private Deadline() {}

  /** The instant after which no new piece of work should begin in this invocation. */
  public static Instant forInvocation(Context context, InstantSource clock) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
  }
}
