package bellwether.slack.api;

import bellwether.slack.api.PostResult.InvalidMessage;
import bellwether.slack.api.PostResult.RateLimited;
import bellwether.slack.api.PostResult.Rejected;
import bellwether.slack.api.PostResult.Unknown;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Maps Slack's error codes to the result of a post. See
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
final class SlackErrors {
  private static final String INVITE_FIX = "invite the app to the channel";
  private static final String REINSTALL_FIX = "reinstall the app";

  private SlackErrors() {}

  static PostResult classify(String error) {
    return switch (error) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new RateLimited(SlackRetryAfter.DEFAULT);

      case "channel_not_found" ->
          fixableByCustomer(error, "check the channel id, and " + INVITE_FIX + " if it is private");
      case "not_in_channel" -> fixableByCustomer(error, INVITE_FIX);
      case "is_archived" -> fixableByCustomer(error, "unarchive the channel or choose another");
      case "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_thread_locked" ->
          fixableByCustomer(error, "allow the app to post in the channel");
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "metadata_must_be_sent_from_app" ->
          fixableByCustomer(error, REINSTALL_FIX + " and check its bot token");
      case "missing_scope", "no_permission", "access_denied" ->
          fixableByCustomer(error, REINSTALL_FIX + " with the scopes of its manifest");
      case "team_access_not_granted",
          "ekm_access_denied",
          "org_login_required",
          "enterprise_is_restricted",
          "two_factor_setup_required",
          "accesslimited" ->
          fixableByCustomer(error, "ask a workspace administrator to approve the app");

      case "thread_not_found", "message_not_found", "cannot_reply_to_message" ->
          new Rejected(error, false, "post outside of the thread");
      case "cant_update_message", "edit_window_closed", "update_failed" ->
          new Rejected(error, false, "nothing to do: the message keeps its old content");
      case "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_form_data" ->
          new Rejected(error, false, "report this as a bug in Bellwether");

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
          new InvalidMessage(error);

      // fatal_error and internal_error: "possible some aspect of the operation succeeded".
      // For unknown errors, too, looking in the channel first is never wrong.
      default -> new Unknown("Slack returned " + sanitizedCode(error));
    };
  }

  /** Slack's error code, or why there was no response; empty on success. */
  static Optional<String> errorOf(SlackTransport.CallResult result) {
    return switch (result) {
      case SlackTransport.CallResult.NotSent(String reason) -> Optional.of(reason);
      case SlackTransport.CallResult.ResponseMissing(String reason) -> Optional.of(reason);
      case SlackTransport.CallResult.Completed answer -> {
        JsonNode body = answer.json();
        yield body.path("ok").asBoolean()
            ? Optional.empty()
            : Optional.of(sanitizedCode(body.path("error").asText()));
      }
    };
  }

  static boolean isWorkspaceWide(String error) {
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

  static boolean isThreadMissing(String error) {
    return switch (error) {
      case "thread_not_found", "message_not_found", "cannot_reply_to_message" -> true;
      default -> false;
    };
  }

  /** The error code, if it looks like one: a response that echoes the request must not be kept. */
  static String sanitizedCode(String error) {
    boolean word =
        !error.isEmpty()
            && error.length() <= 64
            && error.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
    return word ? error : "an unknown error";
  }

  private static Rejected fixableByCustomer(String error, String fix) {
    return new Rejected(error, true, fix);
  }
}
