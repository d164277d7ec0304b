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

/** Executes queued requests in this process, which outlives the response. */
public final class InProcessQueue implements WorkQueue {
  private static final Logger LOG = LoggerFactory.getLogger(InProcessQueue.class);

  /** Delayed so that Slack receives the immediate response before the deferred one. */
  private static final Executor EXECUTOR =
      CompletableFuture.delayedExecutor(
          300, TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task));

  private final DeferredResponder responder;

  public InProcessQueue(DeferredResponder responder) {
    this.responder = responder;
  }

  @Override
  public boolean enqueue(QueuedRequest request) {
    EXECUTOR.execute(() -> complete(request));
    return true;
  }

  private void complete(QueuedRequest request) {
    FailureLog log = new FailureLog("local", LOG::warn);
    try {
      responder.complete(request, log);
    } catch (MalformedRequestException | RuntimeException e) {
      // Uncaught, its message would be printed, which may quote the request.
      log.record("queued request", e);
    }
  }
}
