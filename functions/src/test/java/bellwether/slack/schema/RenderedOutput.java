package bellwether.slack.schema;

import bellwether.slack.block.SlackMessage;
import java.util.Set;

/** Output that the code would send to Slack. */
public sealed interface RenderedOutput {

  /** The mentions that the code intends, such as {@code <@U1>}. */
  Set<String> intendedMentions();

  /**
   * A message.
   *
   * @param blocksJson {@code []} where there are none
   */
  record Message(String text, String blocksJson, Set<String> intendedMentions)
      implements RenderedOutput {}

  /** A modal or a home view. */
  record View(String json, Set<String> intendedMentions) implements RenderedOutput {}

  static RenderedOutput of(SlackMessage message) {
    return new Message(message.text(), message.blocksJson(), Set.of());
  }
}
