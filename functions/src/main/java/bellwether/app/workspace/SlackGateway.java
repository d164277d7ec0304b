package bellwether.app.workspace;

import bellwether.app.request.Requester;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.Optional;

/**
 * What we show people of our own accord, beside the answer to a request. Slack's refusals are
 * values; what the table of tokens throws is thrown.
 */
public interface SlackGateway {

  /**
   * Opens a modal.
   *
   * @param trigger as the request brought it
   * @return whether it is open
   */
  boolean openModal(String team, String trigger, View view);

  /**
   * Puts a modal on top of the one in which somebody pressed a button.
   *
   * @param trigger as that brought it
   * @return whether it is open
   */
  boolean pushModal(String team, String trigger, View view);

  /** Puts a person's home tab in place. */
  void publishHome(String team, String user, View view);

  /**
   * A file that somebody uploaded; empty if it can't be had or is larger than that.
   *
   * @param address as Slack gave it
   */
  Optional<byte[]> download(String team, String address, int mostBytes);

  /**
   * Puts a file into a channel.
   *
   * @return Slack's word for why not; empty if it is there
   */
  Optional<String> uploadFile(String team, String channel, String name, byte[] bytes);

  /**
   * Puts another modal in the place of one that is open.
   *
   * @param id of the view, as Slack gave it
   * @return whether it is there; false if the person closed it meanwhile
   */
  boolean updateModal(String team, String id, View view);

  /** Tells the person who asked, and nobody else, by whatever way is still open. */
  void respond(Requester requester, SlackMessage message);
}
