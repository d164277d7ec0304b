package bellwether.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message in the local Slack.
 *
 * @param channel the channel's id
 * @param ts seconds since 1970 and, behind the point, six digits that tell messages apart
 * @param threadTs the ts of the message that this one replies to; null at the top of the channel
 * @param text as it was sent: with Slack's escapes and control sequences
 * @param blocks an array of Block Kit blocks; empty where there are none
 * @param metadata what the app attached; null where nothing is
 * @param editedTs when it was last updated, in the form of {@code ts}; null where it never was
 */
public record PostedMessage(
    String channel,
    String ts,
    @Nullable String threadTs,
    String text,
    JsonNode blocks,
    @Nullable JsonNode metadata,
    @Nullable String editedTs) {}
