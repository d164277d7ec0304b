package bellwether.slack.schema;

import bellwether.slack.block.SlackMessage;

import java.util.Set;

/** Something that the code would send to Slack. */
public sealed interface Built {

  /** The live sequences that the code put there itself, as {@code <@U1>}. */
  Set<String> made();

  /**
   * A message.
   *
   * @param blocksJson {@code []} where there are none
   */
  record Message(String text, String blocksJson, Set<String> made) implements Built {}

  /** A modal or a home view. */
  record View(String json, Set<String> made) implements Built {}

  static Built of(SlackMessage message) {
    return new Message(message.text(), message.blocksJson(), Set.of());
  }
}
