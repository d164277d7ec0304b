package bellwether.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Notice;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JudgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-19T20:00:00Z");

  /** Two vendors of the first customer, one of them also the second's, and one of nobody. */
  private static final List<NewsItem> ITEMS =
      List.of(
          new NewsItem("Zubrasoft", Set.of(0, 1)),
          new NewsItem("Morkelsoft", Set.of(0)),
          new NewsItem("Feninsoft", Set.of()));

  private final Map<String, Delivery> deliveries = new HashMap<>();
  private final List<PostedMessage> first = new ArrayList<>();
  private final List<PostedMessage> second = new ArrayList<>();

  private Tally judge() {
    return new Judge(
            ITEMS,
            id -> Optional.ofNullable(deliveries.get(id)),
            vendor -> Optional.of(START.minusSeconds(vendor.length())))
        .judge(List.of(first, second));
  }

  private void postAll() {
    post(first, "Zubrasoft");
    post(first, "Morkelsoft");
    post(second, "Zubrasoft");
  }

  private static void post(List<PostedMessage> channel, String text) {
    post(channel, text, "unknown");
  }

  private static void post(List<PostedMessage> channel, String text, String deliveryId) {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.putObject("event_payload").put("alert_id", deliveryId);
    String ts = START.getEpochSecond() + ".00000" + channel.size();
    channel.add(new PostedMessage("C1", ts, null, text, JSON.createArrayNode(), metadata, null));
  }

  private void store(String id, Notice notice, Instant createdAt) {
    deliveries.put(id, Delivery.pending(id, notice, createdAt));
  }

  private static Alert alert(String vendor) {
    return AlertBuilder.builder()
        .customer("T0")
        .vendor(vendor)
        .kind(ReportKind.NEW)
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.HIGH, List.of()))
        .event(Event.BREACH)
        .advisoryId("advisory")
        .title(vendor + " breached")
        .feed("Wire")
        .build();
  }

  @Test
  void everyAlertOnce_isClean() {
    postAll();

    Tally tally = judge();

    assertThat(tally.isClean()).isTrue();
    assertThat(tally.expected()).isEqualTo(3);
    assertThat(tally.latency(50)).isEqualTo(Duration.ofSeconds(9));
    assertThat(tally.latency(100)).isEqualTo(Duration.ofNanos(10_000_001_000L));
  }

  @Test
  void missingAlert_isLost() {
    post(first, "High: Zubrasoft breached");
    post(second, "High: Zubrasoft breached");

    assertThat(judge().lost()).isEqualTo(1);
    assertThat(judge().isClean()).isFalse();
  }

  @Test
  void repeat_isDoubledUnlessItIsLabelled() {
    postAll();
    post(first, "Zubrasoft");
    post(first, "Zubrasoft (possible duplicate)");
    post(second, "Zubrasoft (possible duplicate)");

    Tally tally = judge();

    assertThat(tally.doubled()).isEqualTo(1);
    assertThat(tally.labelled()).isEqualTo(2);
    assertThat(tally.isClean()).isFalse();
  }

  @Test
  void labelledPost_aloneIsNoRepeat() {
    post(first, "Zubrasoft (possible duplicate)");
    post(first, "Morkelsoft");
    post(second, "Zubrasoft");

    assertThat(judge().labelled()).isZero();
    assertThat(judge().isClean()).isTrue();
  }

  @Test
  void alertToACustomerThatDoesNotWatch_isUnexpected() {
    postAll();
    post(second, "Morkelsoft");
    post(second, "Feninsoft");
    post(second, "no vendor at all");

    assertThat(judge().unexpected()).isEqualTo(3);
    assertThat(judge().isClean()).isFalse();
  }

  @Test
  void summary_postsWhatItCovers() {
    store("a1", alert("Morkelsoft"), START);
    store("s1", new AlertSummary("T0", "2 more", List.of(), 1, 0, List.of("a1")), START);
    post(first, "Zubrasoft");
    post(first, "2 more alerts arrived at once", "s1");
    post(second, "Zubrasoft");

    assertThat(judge().isClean()).isTrue();
    assertThat(judge().summarized()).isEqualTo(1);

    post(first, "Morkelsoft");
    assertThat(judge().doubled()).isEqualTo(1);
  }

  @Test
  void alertQueuedEarlierAndPostedLater_isOutOfOrder() {
    store("d1", alert("Morkelsoft"), START);
    store("d2", alert("Zubrasoft"), START.plusSeconds(1));
    store("d3", alert("Zubrasoft"), START.plusSeconds(2));
    post(first, "Zubrasoft", "d2");
    post(first, "Morkelsoft", "d1");
    post(second, "Zubrasoft", "d3");

    assertThat(judge().outOfOrder()).isEqualTo(1);
  }
}
