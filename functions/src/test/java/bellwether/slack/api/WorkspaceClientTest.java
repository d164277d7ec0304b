package bellwether.slack.api;

import static bellwether.slack.api.ScriptedSlackServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceClientTest {
  private static final String OPENED = "{\"ok\":true,\"channel\":{\"id\":\"D024BE91L\"}}";

  private static Optional<String> sendFile(ScriptedSlackServer slack) {
    return new WorkspaceClient("xoxb-1", slack.apiUrl(), Duration.ofMinutes(1))
        .sendFile("U024BE7LH", "list.csv", new byte[] {1, 2, 3});
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing_scope", "user_not_found", "ratelimited"})
  void sendFile_uploadsNothingIfTheConversationIsRefused(String error) {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(ok("{\"ok\":false,\"error\":\"" + error + "\"}"))) {
      assertThat(sendFile(slack)).contains(error);

      assertThat(slack.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.line()).contains("/api/conversations.open"))
          .extracting(ScriptedSlackServer.Request::form)
          .isEqualTo(Map.of("users", "U024BE7LH"));
    }
  }

  @Test
  void sendFile_rejectsAnUploadAddressOnAnotherHost() {
    String elsewhere =
        "{\"ok\":true,\"upload_url\":\"https://files.evil.invalid/u\",\"file_id\":\"F1\"}";
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ok(OPENED), ok(elsewhere))) {
      assertThat(sendFile(slack)).contains("the upload was refused");

      assertThat(slack.requests()).hasSize(2);
      assertThat(slack.requests().getLast().form())
          .isEqualTo(Map.of("filename", "list.csv", "length", "3"));
    }
  }
}
