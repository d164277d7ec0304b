package bellwether.lambda;

import bellwether.app.request.QueuedRequest;
import bellwether.app.request.WorkQueue;
import bellwether.store.StoreException;
import bellwether.store.aws.SqsQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues requests in SQS, which invokes the function again: Lambda freezes an invocation once it
 * has responded.
 */
final class SqsWorkQueue implements WorkQueue {
  private static final Logger LOG = LoggerFactory.getLogger(SqsWorkQueue.class);

  private final SqsQueue queue;

  /**
   * @param url of the queue
   */
  SqsWorkQueue(String url) {
    this.queue = new SqsQueue(url);
  }

  @Override
  public boolean enqueue(QueuedRequest request) {
    try {
      queue.send(request.toJson());
      return true;
    } catch (StoreException e) {
      LOG.warn("a request could not be queued: {}", e.getMessage());
      return false;
    }
  }
}
