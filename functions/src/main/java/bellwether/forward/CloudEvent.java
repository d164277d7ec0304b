package bellwether.forward;

import bellwether.domain.incident.Event;
import bellwether.domain.notice.Alert;
import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes an alert as a CloudEvent in the structured mode of HTTP. docs/webhook.schema.json
 * describes it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public final class CloudEvent {
  /** CloudEvents 1.0.2, HTTP Protocol Binding, section 3.2. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private CloudEvent() {}

  public static byte[] of(OutgoingAlert outgoing) {
    ObjectNode event = JsonTree.newObject();
    event.put("specversion", "1.0");
    event.put("id", outgoing.id());
    event.put("source", "/bellwether/" + outgoing.alert().customer());
    event.put(
        "type", outgoing.isUpdate() ? "bellwether.alert.updated" : "bellwether.alert.created");
    event.put("time", outgoing.createdAt().toString());
    event.put("subject", outgoing.alert().incidentId());
    event.put("datacontenttype", "application/json");
    event.set("data", data(outgoing));
    return JsonTree.toBytes(event);
  }

  private static ObjectNode data(OutgoingAlert outgoing) {
    Alert alert = outgoing.alert();
    Event event = alert.event();
    ObjectNode data = JsonTree.newObject();
    data.put("alertId", outgoing.firstAlertId());
    data.put("incidentId", alert.incidentId());
    data.put("headline", outgoing.headline());
    data.put("vendor", alert.vendor());
    data.put("role", code(alert.role()));
    data.put("event", code(event.kind()));
    data.put("confidence", code(alert.confidence()));
    data.put("severity", code(alert.severity().level()));
    putAll(data, "severityReasons", alert.severity().reasons());
    data.put("tier", alert.tier());
    data.put("owner", alert.owner());
    data.put("title", alert.title());
    data.put("url", alert.url());
    data.put("feed", alert.feed());
    data.put("source", code(event.source()));
    data.put("publishedAt", instant(alert.published()));
    data.put("seenAt", alert.seenAt().toString());
    data.put("sentence", alert.sentence());
    putAll(data, "exposedData", alert.exposedData());
    data.put("affected", event.affected());
    data.put("product", event.product());
    putAll(data, "cveIds", event.cveIds());
    data.put("statementUrl", event.statementUrl());
    putAll(data, "relatedVendors", alert.relatedVendors());
    putAll(data, "changes", alert.changes());
    data.put("nextStep", outgoing.nextStep());
    data.put("slackUrl", outgoing.slackUrl());
    return data;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant().toString();
  }

  private static void putAll(ObjectNode tree, String field, Collection<String> values) {
    values.forEach(tree.putArray(field)::add);
  }
}
