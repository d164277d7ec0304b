package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** A verified request from Slack. */
public sealed interface SlackRequest permits SlashCommand, Interaction, SlackEvent {
  String FORM_MEDIA_TYPE = "application/x-www-form-urlencoded";
  String JSON_MEDIA_TYPE = "application/json";

  /** Whether it usually takes longer than Slack waits. */
  boolean isSlow();

  /** Reads a request body; empty if it only needs an acknowledgment. */
  static Optional<SlackRequest> parse(String mediaType, String body)
      throws MalformedRequestException {
    if (mediaType.equals(JSON_MEDIA_TYPE)) {
      return Optional.of(SlackEvent.parse(body.getBytes(UTF_8)));
    }
    if (!mediaType.equals(FORM_MEDIA_TYPE)) {
      return Optional.empty();
    }
    Form form = new Form(body.getBytes(UTF_8));
    if (form.has("payload")) {
      return Optional.of(Interaction.parse(form.get("payload")));
    }
    // A check of the TLS certificate has neither field.
    return form.has("command") ? Optional.of(SlashCommand.parse(form)) : Optional.empty();
  }
}
