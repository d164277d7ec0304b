package bellwether.app;

import bellwether.app.request.FailureLog;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.WorkQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with work in this process, which lives longer than the answer. */
public final class InProcessQueue implements WorkQueue {
  private static final Logger LOG = LoggerFactory.getLogger(InProcessQueue.class);

  /** Slack is to have our first answer before the second comes. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(
          300, TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task));

  private final DeferredResponder replies;

  public InProcessQueue(DeferredResponder replies) {
    this.replies = replies;
  }

  @Override
  public boolean take(QueuedRequest request) {
    LATER.execute(() -> finish(request));
    return true;
  }

  private void finish(QueuedRequest request) {
    try {
      replies.finish(request, new FailureLog("local", LOG::warn));
    } catch (MalformedRequestException | IllegalStateException e) {
      LOG.warn("what was handed on failed: {}", e.getMessage());
    }
  }
}
