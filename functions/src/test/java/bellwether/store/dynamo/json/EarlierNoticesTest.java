package bellwether.store.dynamo.json;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Reminder;
import bellwether.store.StoreSamples;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that notices that an earlier version stored can be read. */
final class EarlierNoticesTest {
  @Test
  void digestWithoutMentions_isReadWithNoMentions() {
    Delivery digest = StoreSamples.digest("d", "T1", NOON);
    ObjectNode tree = (ObjectNode) Json.parse(DeliveryJson.write(digest));
    ObjectNode notice = (ObjectNode) tree.required("notice");
    notice.remove("mentioned");
    notice.remove("moreMentioned");

    Digest read = (Digest) DeliveryJson.read(Json.toJson(tree), 0).notice();

    assertThat(((Digest) digest.notice()).mentions()).isNotEqualTo(Digest.Mentions.NONE);
    assertThat(read.mentions()).isEqualTo(Digest.Mentions.NONE);
    assertThat(read.coverage()).isEqualTo(((Digest) digest.notice()).coverage());
  }

  @Test
  void summaryOfAnEarlierVersion_isReadWithoutButtonsOlderIncidentsAndCoveredIds() {
    AlertSummary.Entry entry =
        new AlertSummary.Entry(
            "a1", "Inkwell", Role.VICTIM, Event.Kind.BREACH, null, null, null, "title", null, null);
    AlertSummary summary = new AlertSummary("T1", "flood", List.of(entry), 7, 3, List.of("a1"));
    ObjectNode tree =
        (ObjectNode) Json.parse(DeliveryJson.write(Delivery.pending("d", summary, NOON)));
    ObjectNode notice = (ObjectNode) tree.required("notice");
    notice.remove(List.of("older", "covered"));
    ((ObjectNode) notice.required("alerts").get(0)).remove("delivery");

    assertThat(DeliveryJson.read(Json.toJson(tree), 0).notice())
        .isEqualTo(
            new AlertSummary(
                "T1",
                "flood",
                List.of(
                    new AlertSummary.Entry(
                        null,
                        "Inkwell",
                        Role.VICTIM,
                        Event.Kind.BREACH,
                        null,
                        null,
                        null,
                        "title",
                        null,
                        null)),
                7,
                0,
                List.of()));
  }

  @Test
  void digestOfAnEarlierVersion_isReadWithItsDayAndItsFailures() {
    ObjectNode tree =
        (ObjectNode) Json.parse(DeliveryJson.write(StoreSamples.digest("d", "T1", NOON)));
    ObjectNode notice = (ObjectNode) tree.required("notice");
    notice.remove(List.of("from", "until", "zone", "unread"));
    notice.put("day", "2026-03-19").put("days", 7).putArray("failing").add("Slow News: 503");

    Digest read = (Digest) DeliveryJson.read(Json.toJson(tree), 0).notice();

    assertThat(read.period().from()).isEqualTo("2026-03-12T00:00:00Z");
    assertThat(read.period().until()).isEqualTo("2026-03-19T00:00:00Z");
    assertThat(read.coverage().unread())
        .containsExactly(new Digest.UnreadFeed("Slow News: 503", null, null, null));
  }

  @Test
  void alertOfVersion02_isABreachOfWhichNothingMoreIsKnown() {
    Delivery delivery = StoreSamples.pending("d", NOON);
    ObjectNode tree = (ObjectNode) Json.parse(DeliveryJson.write(delivery));
    ((ObjectNode) tree.required("notice")).remove("event");
    tree.remove("messageUrl");

    Delivery read = DeliveryJson.read(Json.toJson(tree), 0);

    assertThat(((Alert) read.notice()).event()).isEqualTo(Event.BREACH);
    assertThat(read.messageUrl()).isNull();
  }

  @Test
  void reminderOfVersion02_isOfASnooze() {
    Reminder reminder = new Reminder("T1", "d1", "Acme", "U0ANA", NOON, null);
    ObjectNode tree =
        (ObjectNode) Json.parse(DeliveryJson.write(Delivery.pending("r", reminder, NOON)));
    ((ObjectNode) tree.required("notice")).remove("followUp");

    assertThat(DeliveryJson.read(Json.toJson(tree), 0).notice()).isEqualTo(reminder);
  }
}
