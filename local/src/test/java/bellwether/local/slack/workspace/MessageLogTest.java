package bellwether.local.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MessageLogTest {
  private static final Instant NOW = Instant.parse("2026-03-19T20:25:30Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private MessageLog open() throws IOException {
    return new MessageLog(new MessageFile(folder.resolve("slack.jsonl")));
  }

  private static PostedMessage post(MessageLog log, String text) throws IOException {
    return log.post("C1", null, text, JSON.createArrayNode(), null, NOW);
  }

  @Test
  void messages_areReloadedWithTheirLastState() throws Exception {
    PostedMessage first;
    try (MessageLog log = open()) {
      first = post(log, "one\ntwo \u2028 three");
      log.update(post(log, "old"), "new", JSON.createArrayNode(), JSON.readTree("{\"a\":1}"), NOW);
    }
    try (MessageLog log = open()) {
      assertThat(log.messages("C1"))
          .extracting(PostedMessage::text)
          .containsExactly(first.text(), "new");
      assertThat(log.messages("C1").getLast().metadata()).hasToString("{\"a\":1}");
      assertThat(post(log, "next").ts()).isGreaterThan(log.messages("C1").get(1).ts());
    }
  }

  @Test
  void partialLastLine_isTruncated() throws Exception {
    Path file = folder.resolve("slack.jsonl");
    try (MessageLog log = open()) {
      post(log, "whole");
    }
    Files.writeString(file, "{\"channel\":\"C1\",\"ts\":\"17", StandardOpenOption.APPEND);
    try (MessageLog log = open()) {
      assertThat(log.messages("C1")).extracting(PostedMessage::text).containsExactly("whole");
      post(log, "after");
    }
    try (MessageLog log = open()) {
      assertThat(log.messages("C1"))
          .extracting(PostedMessage::text)
          .containsExactly("whole", "after");
    }
  }

  @Test
  void invalidLine_isReported() throws Exception {
    Files.writeString(folder.resolve("slack.jsonl"), "nonsense\n");

    assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("line 1");
  }

  @Test
  void changedSince_listsEachMessageOnce() throws Exception {
    try (MessageLog log = new MessageLog(null)) {
      PostedMessage first = post(log, "first");
      post(log, "second");
      long revision = log.revision();
      log.update(first, "first again", JSON.createArrayNode(), null, NOW);

      assertThat(log.changedSince(revision))
          .extracting(PostedMessage::text)
          .containsExactly("first again");
      assertThat(log.changedSince(0))
          .extracting(PostedMessage::text)
          .containsExactly("second", "first again");
    }
  }
}
