package bellwether.slack.api;

import bellwether.slack.block.View;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/** Opens, stacks and replaces modals and publishes home tabs; tries nothing twice. */
public final class ViewClient {
  private final SlackTransport transport;

  /**
   * @param token the app's bot token; in no message, log or exception of ours
   * @param timeout of a whole call; a trigger is over after three seconds
   * @throws IllegalArgumentException if the address can't be right
   */
  public ViewClient(String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, SlackUrls.requireSecure(apiUrl), timeout);
  }

  /**
   * Opens a modal for whoever caused the trigger.
   *
   * @return Slack's word for why not; empty if it is open
   */
  public Optional<String> open(String trigger, View view) {
    return callApi(
        "views.open",
        new FormBody.Builder().add("trigger_id", trigger).add("view", view.json()).build());
  }

  /**
   * Puts a modal on top of the one in which somebody caused the trigger.
   *
   * @return Slack's word for why not; empty if it is open
   */
  public Optional<String> push(String trigger, View view) {
    return callApi(
        "views.push",
        new FormBody.Builder().add("trigger_id", trigger).add("view", view.json()).build());
  }

  /**
   * Puts a home tab in the place of the person's.
   *
   * @param user Slack's id
   * @return Slack's word for why not; empty if it is there
   */
  public Optional<String> publish(String user, View view) {
    return callApi(
        "views.publish",
        new FormBody.Builder().add("user_id", user).add("view", view.json()).build());
  }

  /**
   * Puts a modal in the place of one that is open.
   *
   * @param id of the view that is open
   * @return Slack's word for why not; empty if it is there
   */
  public Optional<String> update(String id, View view) {
    return callApi(
        "views.update", new FormBody.Builder().add("view_id", id).add("view", view.json()).build());
  }

  private Optional<String> callApi(String method, FormBody form) {
    return SlackErrors.errorOf(transport.send(method, form));
  }
}
