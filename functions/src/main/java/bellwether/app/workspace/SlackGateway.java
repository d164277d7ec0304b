package bellwether.app.workspace;

import bellwether.app.request.Requester;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.Optional;

/**
 * Calls Slack on behalf of a workspace, in addition to the response to a request. Errors from Slack
 * are return values; exceptions from the token store are thrown.
 */
public interface SlackGateway {

  /**
   * Opens a modal.
   *
   * @param trigger id from the request
   * @return whether it was opened
   */
  boolean openModal(String team, String trigger, View view);

  /**
   * Opens a modal on top of the one in which a button was pressed.
   *
   * @param trigger id from the request
   * @return whether it was opened
   */
  boolean pushModal(String team, String trigger, View view);

  /** Publishes a user's home tab. */
  void publishHome(String team, String user, View view);

  /**
   * Downloads a file that a user uploaded; empty if that fails or the file is too large.
   *
   * @param address from Slack
   */
  Optional<byte[]> download(String team, String address, int mostBytes);

  /**
   * Uploads a file to a channel.
   *
   * @return Slack's error; empty on success
   */
  Optional<String> uploadFile(String team, String channel, String name, byte[] bytes);

  /**
   * Replaces an open modal.
   *
   * @param id of the view
   * @return false if the user closed it in the meantime
   */
  boolean updateModal(String team, String id, View view);

  /** Sends a message to the requester only, by any channel that works. */
  void respond(Requester requester, SlackMessage message);
}
