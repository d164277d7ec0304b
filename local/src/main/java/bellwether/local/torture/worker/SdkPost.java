package bellwether.local.torture.worker;

import bellwether.domain.notice.Delivery;
import bellwether.slack.api.Marker;
import bellwether.slack.message.NoticeMessages;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import java.io.IOException;
import java.net.URI;

/** Posts with Slack's Java SDK as it is set up by default, and tries again on errors. */
final class SdkPost {
  private static final int ATTEMPTS = 3;

  private final MethodsClient methods;
  private final SimplePost channels;

  SdkPost(String token, URI apiUrl, SimplePost channels) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    this.methods = Slack.getInstance(config).methods(token);
    this.channels = channels;
  }

  /** Whether Slack confirmed the post. */
  boolean post(Delivery delivery) {
    ChatPostMessageRequest request =
        ChatPostMessageRequest.builder()
            .channel(channels.channelOf(delivery.notice().customer()))
            .text(NoticeMessages.of(delivery.notice(), delivery.id(), false).getFirst().text())
            .metadataAsString(new Marker(delivery.id()).metadataJson())
            .build();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        if (methods.chatPostMessage(request).isOk()) {
          return true;
        }
      } catch (IOException | SlackApiException | RuntimeException e) {
        // Tried again.
      }
    }
    return false;
  }
}
