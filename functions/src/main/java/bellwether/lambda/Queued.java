package bellwether.lambda;

import bellwether.app.request.Later;
import bellwether.app.request.Handed;

import bellwether.store.aws.SqsQueue;
import bellwether.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves work in a queue, which gives it to the function again: this one sleeps once it answered.
 */
final class Queued implements Later {
  private static final Logger LOG = LoggerFactory.getLogger(Queued.class);

  private final SqsQueue queue;

  /**
   * @param url of the queue
   */
  Queued(String url) {
    this.queue = new SqsQueue(url);
  }

  @Override
  public boolean take(Handed request) {
    try {
      queue.send(request.written());
      return true;
    } catch (StoreException e) {
      LOG.warn("a request could not be handed on: {}", e.getMessage());
      return false;
    }
  }
}
