package bellwether.slack.api;

import java.time.Duration;

/** The result of one attempt to post, which alone decides whether it may be retried. */
public sealed interface PostResult {

  /**
   * Slack posted the message.
   *
   * @param ts Slack's id of the message
   * @param channel the id of the channel, even if its name was given
   */
  record Posted(String ts, String channel) implements PostResult {}

  /**
   * Not posted: too many requests.
   *
   * @param retryAfter the wait that Slack asks for, between a second and ten minutes
   */
  record RateLimited(Duration retryAfter) implements PostResult {}

  /**
   * Not posted, and the same message will be rejected again until someone fixes the cause.
   *
   * @param error Slack's error code
   * @param fixableByCustomer whether the customer can fix it; if not, the request itself is wrong
   * @param fix what to do about it
   */
  record Rejected(String error, boolean fixableByCustomer, String fix) implements PostResult {

    /** Whether the whole workspace rejects posts, not just this channel. */
    public boolean isWorkspaceWide() {
      return SlackErrors.affects(SlackErrors.Scope.WORKSPACE, error);
    }

    /**
     * Whether only the thread is missing, so that the message can still be posted outside of it.
     */
    public boolean isThreadMissing() {
      return SlackErrors.affects(SlackErrors.Scope.THREAD, error);
    }
  }

  /**
   * Not posted, because Slack rejects the format of the message: post a plainer one.
   *
   * @param error Slack's error code
   */
  record InvalidMessage(String error) implements PostResult {}

  /**
   * Certainly not posted: no byte of the request was sent.
   *
   * @param reason without secrets
   */
  record NotSent(String reason) implements PostResult {}

  /**
   * Possibly posted: look in the channel before posting again.
   *
   * @param reason without secrets
   */
  record Unknown(String reason) implements PostResult {}
}
