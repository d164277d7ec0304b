package bellwether.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.store.memory.InMemoryAdvisoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each workspace gets mail of its own senders only. */
final class SendersOfTeamsTest {
  private static final String OURS = "T0AAAAAAA";
  private static final String THEIRS = "T0BBBBBBB";
  private static final Path MAIL = Path.of("../events/mail/0102019bd9f3a6c0-vendor-notice.eml");

  private final InMemoryAdvisoryStore advisories = new InMemoryAdvisoryStore();

  private static MailReceipt mailTo(String... teams) {
    return new MailReceipt(
        "m1",
        "dana@customer.example",
        "dana@customer.example",
        List.of(teams).stream().map(team -> team + "@in.example").toList(),
        "PASS",
        "PASS",
        "PASS",
        "PASS");
  }

  private boolean accept(AllowedSenders senders, MailReceipt receipt) throws IOException {
    byte[] mail = Files.readAllBytes(MAIL);
    return new MailIntake(_ -> Optional.of(mail), "", senders, advisories, TestClock.start())
        .accept(receipt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T0AAAAAAA:@customer.example | '' | true | false",
        "t0aaaaaaa:Dana@customer.example, T0BBBBBBB:@other.example | '' | true | false",
        "T0AAAAAAA:@customer.example;T0BBBBBBB:@customer.example | '' | true | true",
        "@customer.example | T0AAAAAAA | true | false",
        "@customer.example T0BBBBBBB:@other.example | T0AAAAAAA | true | false",
        "@customer.example | * | true | true",
        "@customer.example | '' | false | false",
        "T0AAAAAAA:customer.example | * | false | false",
        ":@customer.example | * | false | false",
      })
  void sender_isAllowedForItsWorkspaceOnly(
      String list, String defaultTeam, boolean ours, boolean theirs) throws IOException {
    AllowedSenders senders = AllowedSenders.parse(list, defaultTeam);

    assertThat(accept(senders, mailTo(OURS))).as("ours").isEqualTo(ours);
    assertThat(accept(senders, mailTo(THEIRS))).as("theirs").isEqualTo(theirs);
  }

  @Test
  void mailToTwoWorkspaces_reachesTheOneThatAllowsItsSender() throws IOException {
    AllowedSenders senders = AllowedSenders.parse(OURS + ":@customer.example", "");

    assertThat(accept(senders, mailTo(OURS, THEIRS))).isTrue();

    assertThat(advisories.all())
        .singleElement()
        .extracting(Advisory::audience)
        .isEqualTo(Set.of(OURS));
  }

  @Test
  void senderWithoutWorkspace_isCountedIfOneIsNeeded() {
    String list = "@customer.example, dana@other.example, T0AAAAAAA:@third.example, nonsense";

    assertThat(AllowedSenders.parse(list, "").ignored()).isEqualTo(2);
    assertThat(AllowedSenders.parse(list, OURS).ignored()).isZero();
  }
}
