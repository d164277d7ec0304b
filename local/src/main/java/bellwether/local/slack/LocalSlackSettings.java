package bellwether.local.slack;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The settings of a local Slack.
 *
 * @param token the bot token that the Web API takes
 * @param signingSecret what commands and actions are signed with
 * @param channels names without the {@code #}; the first is shown first and gets the id C0LOCAL01
 * @param postInterval how far apart posts to one channel must be; zero for no limit
 * @param burst how many posts in a row are let through before that holds; at least 1
 */
public record LocalSlackSettings(
    String token, String signingSecret, List<String> channels, Duration postInterval, int burst) {

  /** "No more than one message per second per channel", with short bursts. */
  private static final Duration SLACK_POST_INTERVAL = Duration.ofSeconds(1);

  private static final int SLACK_BURST = 3;

  public LocalSlackSettings {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || burst < 1 || postInterval.isNegative()) {
      throw new IllegalArgumentException("a channel, a burst of 1 and no negative interval");
    }
  }

  /** Slack's own limits, with these secrets. */
  public static LocalSlackSettings withSlackLimits(
      String token, String signingSecret, List<String> channels) {
    return new LocalSlackSettings(token, signingSecret, channels, SLACK_POST_INTERVAL, SLACK_BURST);
  }

  /** Slack's own limits, with random secrets. */
  public static LocalSlackSettings withRandomSecrets(List<String> channels) {
    SecureRandom random = new SecureRandom();
    return withSlackLimits("xoxb-local-" + randomHex(random), randomHex(random), channels);
  }

  private static String randomHex(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Omits the secrets. */
  @Override
  public String toString() {
    return "LocalSlackSettings" + channels;
  }
}
