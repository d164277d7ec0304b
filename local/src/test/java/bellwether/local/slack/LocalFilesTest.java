package bellwether.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.PostedMessage;
import bellwether.slack.api.WorkspaceClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] FILE = "name\nSociété\n".getBytes(UTF_8);

  private RunningLocalSlack api;
  private WorkspaceClient client;

  @BeforeEach
  void open() throws IOException {
    api = new RunningLocalSlack(Duration.ofSeconds(1), () -> Instant.parse("2026-03-19T20:25:30Z"));
    client =
        new WorkspaceClient(
            RunningLocalSlack.TOKEN, LocalSlack.apiUrl(api.site()), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  private JsonNode directMessages() throws Exception {
    return JSON.readTree(api.getAsPage("/local/messages").body()).path("notes");
  }

  @Test
  void fileForTheUser_isADirectMessageAndInNoChannel() throws Exception {
    assertThat(client.sendFile(LocalWorkspace.USER, "list.csv", FILE)).isEmpty();

    assertThat(directMessages()).hasSize(1);
    assertThat(directMessages().get(0).path("note").asText()).isEqualTo("direct message");
    assertThat(directMessages().get(0).path("text").asText())
        .isEqualTo("list.csv (15 bytes)\n```name\nSociété\n```");
    assertThat(api.slack().messages("vendor-alerts")).isEmpty();
  }

  @Test
  void fileForAnotherUser_isRejected() throws Exception {
    assertThat(client.sendFile("U0123456789", "list.csv", FILE)).contains("user_not_found");
    assertThat(api.call("conversations.open").path("error").asText())
        .isEqualTo("users_list_not_supplied");
    assertThat(directMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C0LOCAL02, ''",
    "C0LOCAL99, channel_not_found",
    "D0OTHER01, channel_not_found",
    "#security, invalid_arguments",
    "U0LOCALUSER, invalid_arguments",
    "'', invalid_arguments",
  })
  void uploadToAChannel_needsTheIdOfOneThatExists(String channel, String error) throws Exception {
    JsonNode target = api.call("files.getUploadURLExternal", "filename", "list.csv", "length", "4");
    String path = target.path("upload_url").asText();
    HttpResponse<String> uploaded = api.post(path, "application/octet-stream", "", "name");
    assertThat(uploaded.statusCode()).isEqualTo(200);

    JsonNode completed =
        api.call(
            "files.completeUploadExternal",
            "channel_id",
            channel,
            "files",
            "[{\"id\":\"" + target.path("file_id").asText() + "\"}]");

    assertThat(completed.path("error").asText()).isEqualTo(error);
    assertThat(api.slack().messages("security"))
        .extracting(PostedMessage::text)
        .hasSize(error.isEmpty() ? 1 : 0);
  }

  @Test
  void fileThatTheUserUploads_arrivesByteForByte() throws Exception {
    String body = "\u0000\uD83D\uDC11\r\n\u0001é";

    HttpResponse<String> answer = api.postAsPage("/local/upload", "application/octet-stream", body);

    String address = JSON.readTree(answer.body()).path("url").asText();
    assertThat(client.download(address, 1_000).map(bytes -> new String(bytes, UTF_8)))
        .isEqualTo(Optional.of(body));
    assertThat(api.post("/local/upload", "text/plain", "", body).statusCode()).isEqualTo(403);
  }
}
