package bellwether.forward;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that events are as docs/webhook.schema.json describes them. */
final class CloudEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              Files.readString(Path.of("../docs/webhook.schema.json")),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode event(OutgoingAlert outgoing) {
    try {
      return JSON.readTree(CloudEvent.of(outgoing));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void event_hasTheAttributesOfCloudEvents() {
    JsonNode event = event(OutgoingAlerts.sample());

    assertThat(schema.validate(event)).isEmpty();
    assertThat(event.required("specversion").textValue()).isEqualTo("1.0");
    assertThat(event.required("id").textValue()).isEqualTo("d1");
    assertThat(event.required("source").textValue()).isEqualTo("/bellwether/T0CUSTOMER");
    assertThat(event.required("type").textValue()).isEqualTo("bellwether.alert.created");
    assertThat(event.required("time").textValue()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(event.required("subject").textValue()).isEqualTo("incident-1");
    assertThat(event.at("/data/vendor").textValue()).isEqualTo("Acme");
    assertThat(event.at("/data/severity").textValue()).isEqualTo("high");
    assertThat(event.at("/data/slackUrl").textValue()).startsWith("https://acme.slack.com/");
  }

  @Test
  void update_saysSo() {
    Alert update =
        Fixtures.alert("Acme", OutgoingAlerts.NOW)
            .with(copy -> copy.kind(ReportKind.UPDATE).changes(List.of("more data")));
    JsonNode event = event(OutgoingAlerts.of(update));

    assertThat(event.required("type").textValue()).isEqualTo("bellwether.alert.updated");
    assertThat(event.at("/data/changes/0").textValue()).isEqualTo("more data");
    assertThat(schema.validate(event)).isEmpty();
  }

  /** Each value of each enumeration, with and without what may be missing. */
  @Test
  void everyEvent_isValid() {
    for (Alert alert : alerts()) {
      assertThat(schema.validate(event(OutgoingAlerts.of(alert, null)))).as("%s", alert).isEmpty();
    }
  }

  private static List<Alert> alerts() {
    Alert alert = Fixtures.alert("Acme", OutgoingAlerts.NOW);
    List<Alert> alerts = new ArrayList<>();
    for (Role role : Role.values()) {
      alerts.add(alert.withRole(role));
    }
    for (Confidence confidence : Confidence.values()) {
      alerts.add(alert.withConfidence(confidence));
    }
    for (Severity.Level level : Severity.Level.values()) {
      alerts.add(alert.withSeverity(new Severity(level, List.of())));
    }
    for (Event.Kind kind : Event.Kind.values()) {
      alerts.add(alert.withEvent(Event.BREACH.withKind(kind)));
    }
    for (Event.Source source : Event.Source.values()) {
      alerts.add(alert.withEvent(Event.BREACH.withSource(source)));
    }
    alerts.add(
        alert.with(
            copy -> copy.tier(null).owner(null).url(null).published(null).sentence("").title("")));
    return alerts;
  }

  @Test
  void schema_rejectsAnUnknownField() {
    ObjectNode event = (ObjectNode) event(OutgoingAlerts.sample());
    event.withObject("data").put("surprise", 1);
    assertThat(schema.validate(event)).isNotEmpty();
  }
}
