package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.slack.request.Command;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportTest {
  private final InteractionApp app = new InteractionApp();

  private String export(String command) {
    Requester requester = new Requester(CUSTOMER, "U1", "C1", "");
    Reply reply =
        app.interactions.replyToCommand(requester, "1.2.3", Command.parse(command)).orElseThrow();
    return ((Reply.Message) reply).message().unescapedText();
  }

  @ParameterizedTest
  @CsvSource({
    "export, bellwether-vendors.csv, name",
    "export vendors, bellwether-vendors.csv, name",
    "export incidents, bellwether-incidents.csv, vendor",
  })
  void export_isSentToTheRequesterOnly(String command, String file, String firstColumn) {
    assertThat(export(command))
        .isEqualTo(
            file + " was sent to you as a direct message from Bellwether: only you can see it.");

    assertThat(app.slack.sentFiles).containsOnlyKeys("U1 " + file);
    assertThat(app.slack.sentFiles.get("U1 " + file))
        .startsWith(firstColumn + ",")
        .contains("Acme");
  }

  @Test
  void coverage_isSentAsTwoFiles() {
    assertThat(export("export coverage 2026-03-01 2026-03-02 Acme"))
        .contains(
            "bellwether-coverage-2026-03-01-to-2026-03-02.csv",
            "only you can see them",
            "has the hash ");
    assertThat(app.slack.sentFiles)
        .containsOnlyKeys(
            "U1 bellwether-coverage-2026-03-01-to-2026-03-02.csv",
            "U1 bellwether-coverage-2026-03-01-to-2026-03-02.html");
  }

  @ParameterizedTest
  @CsvSource({
    "export coverage, write two days",
    "export coverage 2026-03-09 2026-03-10, in the future",
    "export coverage <!channel> x, is not a time",
  })
  void coverageOfNoPeriod_saysWhatToWrite(String command, String reason) {
    assertThat(export(command))
        .contains("Not exported: ", reason, "Usage: /breach export coverage FROM TO");
    assertThat(app.slack.sentFiles).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "missing_scope, reinstall the app with the scopes of its manifest",
    "missing_scope, im:write",
    "user_not_found, Run the command again",
  })
  void exportThatSlackRefuses_isReportedWithTheFix(String error, String fix) {
    app.slack.sendFileError = Optional.of(error);

    assertThat(export("export")).contains("could not be sent to you: " + error, fix);
  }
}
