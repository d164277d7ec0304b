package bellwether.store.dynamo;

import bellwether.store.MentionsContract;
import bellwether.store.Mentions;
import bellwether.store.dynamo.table.Shape;
import bellwether.store.Deliveries;
import bellwether.store.dynamo.table.Row;

import static bellwether.store.Samples.NOON;
import static bellwether.store.Samples.mention;
import static bellwether.store.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Delivery;
import bellwether.domain.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoMentionsTest extends MentionsContract {
  @Override
  public Mentions empty() {
    return LocalDynamo.store().mentions(LocalDynamo.table(Shape.DELIVERIES));
  }

  @Test
  void mentions_areNeverDueAndPushNothingOutOfWhatIsRecent() {
    String table = LocalDynamo.table(Shape.DELIVERIES);
    Deliveries deliveries = LocalDynamo.store().deliveries(table);
    Mentions mentions = LocalDynamo.store().mentions(table);
    Delivery alert = pending("a", NOON);
    deliveries.add(alert);
    for (int i = 0; i < 30; i++) {
      mentions.add(mention("T0001", "Harbour Mail", "a" + i, NOON.plusSeconds(1 + i)));
    }

    assertThat(deliveries.recent("T0001", 20)).containsExactly(alert);
    assertThat(deliveries.due(NOON.plus(Duration.ofDays(1)), 20)).containsExactly(alert);
  }

  @Test
  void row_isMarkedAndExpiresAndIsSmall() {
    String table = LocalDynamo.table(Shape.DELIVERIES);
    LocalDynamo.store().mentions(table).add(mention("T0001", "Harbour Mail", "a1", NOON));

    List<Map<String, AttributeValue>> rows =
        LocalDynamo.client().scan(scan -> scan.tableName(table)).items();
    assertThat(rows).hasSize(1);
    Row row = new Row(rows.getFirst());
    assertThat(Deliveries.isDelivery(row.text("id"))).isFalse();
    assertThat(Deliveries.isDelivery("case:d1")).isFalse();
    assertThat(Deliveries.isDelivery("d1")).isTrue();
    assertThat(row.number("expiresAt"))
        .isEqualTo(NOON.plus(Mentions.KEPT).getEpochSecond())
        .isGreaterThan(NOON.plus(Duration.ofDays(8)).getEpochSecond());
    assertThat(row.has("due")).as("wakes nobody through the stream").isFalse();
  }

  @Test
  void between_readsOnPastItsFirstPage() {
    String table = LocalDynamo.table(Shape.DELIVERIES);
    Mentions mentions = LocalDynamo.store().mentions(table);
    List<Mention.Key> newestFirst = new ArrayList<>();
    for (int i = 0; i < 1_050; i++) {
      Mention one = mention("T0001", "Harbour Mail", "a" + i, NOON.plusSeconds(i));
      mentions.add(one);
      newestFirst.addFirst(one.key());
    }

    assertThat(mentions.between("T0001", NOON, NOON.plus(Duration.ofDays(1)), 10_000))
        .isEqualTo(newestFirst);
    assertThat(mentions.between("T0001", NOON, NOON.plus(Duration.ofDays(1)), 1_001))
        .isEqualTo(newestFirst.subList(0, 1_001));
  }
}
