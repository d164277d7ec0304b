package bellwether.function.slack;

import bellwether.slack.SlackMessage;
import bellwether.slack.View;

/** What we show people of our own accord, beside the answer to a request. Nothing here throws. */
interface Desk {

  /**
   * Opens a modal.
   *
   * @param trigger as the request brought it
   * @return whether it is open
   */
  boolean open(String team, String trigger, View view);

  /** Puts a person's home tab in place. */
  void publish(String team, String user, View view);

  /** Tells the person who asked, and nobody else. */
  void tell(String responseUrl, SlackMessage message);
}
