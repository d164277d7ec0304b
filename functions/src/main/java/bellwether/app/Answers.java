package bellwether.app;

import bellwether.slack.request.Command;
import bellwether.slack.block.SlackMessage;

/** Answers slash commands. */
public interface Answers {

  /**
   * The answer, which only the asker sees. Anything thrown becomes a short apology.
   *
   * @param team Slack's team id: the customer, as Slack signed it
   * @param user Slack's id of the asker
   */
  SlackMessage answer(String team, String user, Command command);
}
