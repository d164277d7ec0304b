package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** What Slack brings us, once its signature was looked at. */
public sealed interface SlackRequest permits SlashCommand, Interaction, SlackEvent {
  String FORM = "application/x-www-form-urlencoded";
  String JSON = "application/json";

  /** Whether it is known to take longer than Slack waits. */
  boolean isSlow();

  /**
   * Reads what was posted; empty for what wants no more than our taking note.
   *
   * @param mediaType without parameters
   * @throws MalformedRequestException if it can't be what it claims; says nothing of its content
   */
  static Optional<SlackRequest> read(String mediaType, String body)
      throws MalformedRequestException {
    if (mediaType.equals(JSON)) {
      return Optional.of(new SlackEvent(body.getBytes(UTF_8)));
    }
    if (!mediaType.equals(FORM)) {
      return Optional.empty();
    }
    Form form = new Form(body.getBytes(UTF_8));
    if (form.has("payload")) {
      return Optional.of(Interaction.read(form.get("payload")));
    }
    // A certificate check has neither.
    return form.has("command") ? Optional.of(SlashCommand.read(form)) : Optional.empty();
  }
}
