package bellwether.slack.api;

import bellwether.slack.api.Post.Malformed;
import bellwether.slack.api.Post.RateLimited;
import bellwether.slack.api.Post.Refused;
import bellwether.slack.api.Post.Unclear;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Sorts the errors that Slack names in an answer with {@code ok: false}. See
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
final class PostErrors {
  private static final String INVITE = "invite the app to the channel";
  private static final String REINSTALL = "install the app again";

  private PostErrors() {}

  static Post sort(String error) {
    return switch (error) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new RateLimited(RetryAfter.UNSTATED);

      case "channel_not_found" ->
          mendable(error, "check the channel's id, and " + INVITE + " if it is private");
      case "not_in_channel" -> mendable(error, INVITE);
      case "is_archived" -> mendable(error, "unarchive the channel or choose another");
      case "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_thread_locked" ->
          mendable(error, "let the app post in the channel");
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "metadata_must_be_sent_from_app" ->
          mendable(error, REINSTALL + " and check its bot token");
      case "missing_scope", "no_permission", "access_denied" ->
          mendable(error, REINSTALL + " with the scopes of its manifest");
      case "team_access_not_granted",
          "ekm_access_denied",
          "org_login_required",
          "enterprise_is_restricted",
          "two_factor_setup_required",
          "accesslimited" ->
          mendable(error, "ask the workspace's administrator to let the app in");

      case "thread_not_found", "message_not_found", "cannot_reply_to_message" ->
          new Refused(error, false, "post outside of the thread");
      case "cant_update_message", "edit_window_closed", "update_failed" ->
          new Refused(error, false, "the message stays as it is");
      case "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_form_data" ->
          new Refused(error, false, "report a defect of Bellwether");

      case "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text",
          "block_mismatch",
          "markdown_text_conflict",
          "too_many_attachments",
          "metadata_too_large",
          "invalid_metadata_format",
          "invalid_metadata_schema" ->
          new Malformed(error);

      // fatal_error and internal_error: "possible some aspect of the operation succeeded".
      // And what we don't know we don't guess: looking first is never wrong.
      default -> new Unclear("Slack answered " + named(error));
    };
  }

  /** Slack's word, or ours, for why a call came to nothing; empty if it was done. */
  static Optional<String> of(Transport.Outcome outcome) {
    return switch (outcome) {
      case Transport.Outcome.NothingSent(String reason) -> Optional.of(reason);
      case Transport.Outcome.Interrupted(String reason) -> Optional.of(reason);
      case Transport.Outcome.Answered answer -> {
        JsonNode body = SlackClient.json(answer.body());
        yield body.path("ok").asBoolean()
            ? Optional.empty()
            : Optional.of(named(body.path("error").asText()));
      }
    };
  }

  static boolean isOfWorkspace(String error) {
    return switch (error) {
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "missing_scope",
          "team_access_not_granted",
          "ekm_access_denied",
          "org_login_required",
          "enterprise_is_restricted",
          "two_factor_setup_required",
          "accesslimited" ->
          true;
      default -> false;
    };
  }

  static boolean isThreadGone(String error) {
    return switch (error) {
      case "thread_not_found", "message_not_found", "cannot_reply_to_message" -> true;
      default -> false;
    };
  }

  /** A word of Slack's own, or its mere existence: an answer that echoes us must not be kept. */
  static String named(String error) {
    boolean word =
        !error.isEmpty()
            && error.length() <= 64
            && error.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
    return word ? error : "an error without a name";
  }

  private static Refused mendable(String error, String fix) {
    return new Refused(error, true, fix);
  }
}
