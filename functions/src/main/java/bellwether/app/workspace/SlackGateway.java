package bellwether.app.workspace;

import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.slack.api.Membership;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.GeneralReplies;
import java.util.Optional;

/**
 * Calls Slack on behalf of a workspace, in addition to the response to a request. Errors from Slack
 * are return values; exceptions from the token store are thrown.
 */
public interface SlackGateway {

  /**
   * Shows a view.
   *
   * @param id id of the trigger, the view or the user, depending on the method
   * @return whether it is shown; false if the user closed the modal to update, for example
   */
  boolean show(ViewMethod method, String team, String id, View view);

  /** Shows a modal and returns the reply to the click or command that asked for it. */
  default Reply open(ViewMethod method, String team, String trigger, View view) {
    return show(method, team, trigger, view)
        ? new Reply.Ack()
        : new Reply.Message(GeneralReplies.modalNotOpened());
  }

  /** Downloads a file that a user uploaded; empty if that fails or the file is too large. */
  Optional<byte[]> download(String team, String address, int maxBytes);

  /** Sends a file to one person as a direct message; returns why it failed, empty on success. */
  Optional<String> sendFile(String team, String user, String name, byte[] bytes);

  /** What the person is to the workspace that the token of the team belongs to. */
  Membership membership(String team, String user);

  /** Why the app cannot see the channel, mostly Slack's error code; empty if it can. */
  Optional<String> channelError(String team, String channel);

  /** Sends a message to the requester only, by any channel that works. */
  void respond(Requester requester, SlackMessage message);
}
