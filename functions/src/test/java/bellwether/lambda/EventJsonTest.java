package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.lambda.EventJson.InvalidEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventJsonTest {
  private static void requireScheduled(String event) throws IOException {
    EventJson.requireScheduled(
        EventJson.readEvent(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"all\":true}",
        "{\"source\":\"aws.scheduler\",\"detail\":\"{}\"}",
        "{\"source\":\"aws.events\",\"detail\":{}}"
      })
  void scheduledEvent_isAccepted(String event) {
    assertThatCode(() -> requireScheduled(event)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hello\":\"world\"}",
        "{\"source\":\"aws.s3\"}",
        "{\"all\":\"yes\"}",
        "{\"Records\":{}}",
        "[]",
        "\"all\"",
        "{",
        ""
      })
  void otherEvent_isRejectedInOneLineWithoutTrace(String event) {
    assertThatThrownBy(() -> requireScheduled(event))
        .isInstanceOfSatisfying(
            InvalidEventException.class, e -> assertThat(e.getStackTrace()).isEmpty())
        .hasMessageContaining("pass one like those in events/")
        .hasMessageNotContaining("\n");
  }
}
