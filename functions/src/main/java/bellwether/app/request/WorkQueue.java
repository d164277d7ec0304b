package bellwether.app.request;

/** Accepts requests to execute after Slack has received its response. */
public interface WorkQueue {

  /** Queues the request; false if that failed, so that it will not be executed. */
  boolean enqueue(QueuedRequest request);
}
