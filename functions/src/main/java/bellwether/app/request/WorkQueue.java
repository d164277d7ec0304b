package bellwether.app.request;

/** Has work done for which Slack does not wait. */
public interface WorkQueue {

  /**
   * Takes a request over.
   *
   * @return false if it could not be taken: nobody will do it then
   */
  boolean enqueue(QueuedRequest request);
}
