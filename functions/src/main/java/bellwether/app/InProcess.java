package bellwether.app;

import bellwether.app.request.Later;
import bellwether.app.request.Handed;
import bellwether.app.request.FailureLog;
import bellwether.app.request.MalformedRequestException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with work in this process, which lives longer than the answer. */
public final class InProcess implements Later {
  private static final Logger LOG = LoggerFactory.getLogger(InProcess.class);

  /** Slack is to have our first answer before the second comes. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(
          300, TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task));

  private final LateReplies replies;

  public InProcess(LateReplies replies) {
    this.replies = replies;
  }

  @Override
  public boolean take(Handed request) {
    LATER.execute(() -> finish(request));
    return true;
  }

  private void finish(Handed request) {
    try {
      replies.finish(request, new FailureLog("local", LOG::warn));
    } catch (MalformedRequestException | IllegalStateException e) {
      LOG.warn("what was handed on failed: {}", e.getMessage());
    }
  }
}
