package bellwether.slack.api;

import java.time.Duration;

/** The result of one attempt to post, which alone decides whether it may be retried. */
public sealed interface PostResult {

  /** Slack posted the message; the channel is its id, even if its name was given. */
  record Posted(String ts, String channel) implements PostResult {}

  /** Not posted because of too many requests: wait between a second and ten minutes. */
  record RateLimited(Duration retryAfter) implements PostResult {}

  /**
   * Not posted, and the same message will be rejected again until someone fixes the cause: the
   * customer, or else a developer.
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

  /** Not posted, because Slack rejects the format of the message: post a plainer one. */
  record InvalidMessage(String error) implements PostResult {}

  /** Certainly not posted: no byte of the request was sent. */
  record NotSent(String reason) implements PostResult {}

  /** Possibly posted: look in the channel before posting again. */
  record Unknown(String reason) implements PostResult {}
}
