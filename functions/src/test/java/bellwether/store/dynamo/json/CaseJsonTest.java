package bellwether.store.dynamo.json;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import org.junit.jupiter.api.Test;

/** Tests that cases of earlier versions can be read. */
final class CaseJsonTest {
  @Test
  void stepOfVersion02_keepsItsWordsAndNamesNobody() {
    String old =
        """
        {"id":"d1","customer":"T1","status":"ACKNOWLEDGED","reports":1,"confidence":"CONFIRMED",\
        "severity":"HIGH","because":[],"turns":1,"steps":[\
        {"at":"2026-11-25T08:00:00Z","user":"U0ANA","what":"assigned it to U0BEN"}]}\
        """;

    Case read = CaseJson.read(old, 1);

    assertThat(read.steps())
        .extracting(Case.Step::action)
        .containsExactly(new CaseAction.Recorded("assigned it to U0BEN"));
    assertThat(CaseJson.read(CaseJson.write(read), 1)).isEqualTo(read);
  }
}
