package bellwether.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.BlockKitAssertions;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.schema.SlackSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests whom an alert mentions. */
final class OwnerMentionTest {
  private static Alert alert(ReportKind kind, @Nullable String tier, String owner) {
    Alert usual = Fixtures.alert("Acme", Instant.EPOCH);
    return usual.with(copy -> copy.kind(kind).tier(tier).owner(owner));
  }

  private static List<String> mentionedUsers(Alert alert) {
    List<String> called = new ArrayList<>();
    for (SlackMessage message : NoticeMessages.of(alert)) {
      Set<String> meant = Set.of("<@" + String.valueOf(alert.owner()).strip() + ">");
      assertThat(
              SlackSchema.violations(
                  new RenderedOutput.Message(message.text(), message.blocksJson(), meant)))
          .isEmpty();
      for (JsonNode owner : BlockKitAssertions.read(message.blocksJson()).findParents("user_id")) {
        called.add(owner.get("type").asText() + " " + owner.get("user_id").asText());
      }
    }
    return called;
  }

  @ParameterizedTest
  @ValueSource(strings = {"U012AB3CD", "W012AB3CD", " U012AB3CD "})
  void workspaceOwner_isMentionedForTierOne(String owner) {
    assertThat(mentionedUsers(alert(ReportKind.NEW, "1", owner)))
        .containsExactly("user " + owner.strip());
    assertThat(mentionedUsers(alert(ReportKind.NEW, "Tier 1", owner))).hasSize(1);
  }

  @Test
  void ownerOfLowerTier_isNotMentioned() {
    assertThat(mentionedUsers(alert(ReportKind.NEW, "2", "U012AB3CD"))).isEmpty();
    assertThat(mentionedUsers(alert(ReportKind.NEW, null, "U012AB3CD"))).isEmpty();
    assertThat(mentionedUsers(alert(ReportKind.UPDATE, "1", "U012AB3CD"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dana",
        "U1",
        "u012ab3cd",
        "<@U012AB3CD>",
        "<!channel>",
        "!here",
        "S012AB3CD",
        "U012AB3CD U999",
        "U012AB3CD|x",
        "U012AB3CD\nU012AB3CE",
        "ＵABC",
        "@channel"
      })
  void otherOwner_isPlainText(String owner) {
    assertThat(mentionedUsers(alert(ReportKind.NEW, "1", owner))).isEmpty();
    assertThat(NoticeMessages.of(alert(ReportKind.NEW, "1", owner)).getFirst().blocksJson())
        .contains(" · Tier 1", " · owner: ")
        .doesNotContain("broadcast", "usergroup");
  }
}
