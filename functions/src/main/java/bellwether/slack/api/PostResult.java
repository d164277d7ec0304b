package bellwether.slack.api;

import java.time.Duration;

/** What became of one attempt to post: whether it may be tried again depends on nothing else. */
public sealed interface PostResult {

  /**
   * Slack took the message.
   *
   * @param ts Slack's id of the message
   * @param channel the id of the channel, also where its name was given
   */
  record Posted(String ts, String channel) implements PostResult {}

  /**
   * Not posted: too many requests.
   *
   * @param retryAfter the wait that Slack asks for, between a second and ten minutes
   */
  record RateLimited(Duration retryAfter) implements PostResult {}

  /**
   * Not posted, and the same message will be refused again until somebody acts.
   *
   * @param error Slack's word for it
   * @param fixableByCustomer whether somebody at the customer's can mend it; if not, the request
   *     itself is wrong
   * @param fix what to do, in plain words
   */
  record Rejected(String error, boolean fixableByCustomer, String fix) implements PostResult {

    /** Whether the whole workspace takes nothing, not this channel alone. */
    public boolean isWorkspaceWide() {
      return SlackErrors.isWorkspaceWide(error);
    }

    /** Whether only the thread is gone, so that the message could still stand by itself. */
    public boolean isThreadMissing() {
      return SlackErrors.isThreadMissing(error);
    }
  }

  /**
   * Not posted, since Slack dislikes the form of the message: post a plainer one.
   *
   * @param error Slack's word for it
   */
  record InvalidMessage(String error) implements PostResult {}

  /**
   * Certainly not posted: no byte of the request left us.
   *
   * @param reason without secrets
   */
  record NotSent(String reason) implements PostResult {}

  /**
   * Posted or not, Slack did not say: look in the channel before posting again.
   *
   * @param reason without secrets
   */
  record Unknown(String reason) implements PostResult {}
}
