package bellwether.slack.api;

import bellwether.slack.block.View;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * Opens, stacks and updates modals and publishes home tabs; never retries. Every method returns
 * Slack's error code, or empty on success.
 */
public final class ViewClient {
  private final SlackTransport transport;

  /**
   * @param token the app's bot token; never logged, nor part of any exception
   * @param timeout of a whole call; a trigger expires after three seconds
   */
  public ViewClient(String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  /** Opens a modal for the person who caused the trigger. */
  public Optional<String> open(String triggerId, View view) {
    return callApi("views.open", "trigger_id", triggerId, view);
  }

  /** Pushes a modal on top of the one in which the trigger was caused. */
  public Optional<String> push(String triggerId, View view) {
    return callApi("views.push", "trigger_id", triggerId, view);
  }

  /** Publishes a person's home tab. */
  public Optional<String> publish(String userId, View view) {
    return callApi("views.publish", "user_id", userId, view);
  }

  /** Replaces a modal that is open. */
  public Optional<String> update(String viewId, View view) {
    return callApi("views.update", "view_id", viewId, view);
  }

  private Optional<String> callApi(String method, String key, String id, View view) {
    FormBody form = new FormBody.Builder().add(key, id).add("view", view.json()).build();
    return SlackErrors.errorOf(transport.call(method, form));
  }
}
