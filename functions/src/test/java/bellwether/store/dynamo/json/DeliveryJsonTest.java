package bellwether.store.dynamo.json;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.store.StoreSamples;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests deliveries that were stored before unconfirmed posts were. */
final class DeliveryJsonTest {
  private static final Instant TRIED_AT = NOON.minus(Duration.ofHours(2));

  @Test
  void unknownRow_isSearchedForFromItsFirstAttempt() {
    Delivery delivery = readOld(State.UNKNOWN, null, "HTTP 500");

    assertThat(delivery.triedAt()).isEqualTo(TRIED_AT);
    assertThat(delivery.unconfirmed()).isEqualTo(new UnconfirmedPost(TRIED_AT, NOON, null));
    assertThat(delivery.possibleRepeat()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"RETRY", "SENDING", "UNKNOWN", "BLOCKED"})
  void possibleRepeat_isReadFromTheOutcome(State state) {
    Delivery delivery = readOld(state, "POSSIBLE_REPEAT", "Slack asked to wait");

    assertThat(delivery.possibleRepeat()).isTrue();
    assertThat(delivery.outcome()).isNull();
    assertThat(delivery.unconfirmed()).isEqualTo(new UnconfirmedPost(TRIED_AT, NOON, null));
  }

  @Test
  void possibleRepeat_isReadFromTheReason() {
    assertThat(readOld(State.RETRY, null, "possible repeat").possibleRepeat()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"PENDING", "SENDING", "RETRY", "BLOCKED", "HELD"})
  void otherRow_hasNoUnconfirmedPost(State state) {
    Delivery delivery = readOld(state, state == State.HELD ? "FIRST_READ" : null, "any reason");

    assertThat(delivery.unconfirmed()).isNull();
    assertThat(delivery.possibleRepeat()).isFalse();
    assertThat(delivery.outcome()).isEqualTo(state == State.HELD ? Outcome.FIRST_READ : null);
    assertThat(delivery.triedAt()).isEqualTo(TRIED_AT);
  }

  @Test
  void rowWithoutAnAttempt_isRead() {
    ObjectNode row = oldRow(State.UNKNOWN, null, null);
    row.remove("firstTriedAt");

    Delivery delivery = DeliveryJson.read(Json.toJson(row), 1);

    assertThat(delivery.unconfirmed())
        .isEqualTo(new UnconfirmedPost(delivery.createdAt(), NOON, null));
  }

  private static Delivery readOld(State state, @Nullable String outcome, @Nullable String reason) {
    return DeliveryJson.read(Json.toJson(oldRow(state, outcome, reason)), 1);
  }

  /** Returns a row with the fields of the previous version. */
  private static ObjectNode oldRow(State state, @Nullable String outcome, @Nullable String reason) {
    ObjectNode row =
        (ObjectNode) Json.parse(DeliveryJson.write(StoreSamples.pending("d1", TRIED_AT)));
    row.remove("possibleRepeat");
    Json.put(row, "state", state.name());
    Json.put(row, "firstTriedAt", TRIED_AT);
    Json.put(row, "dueAt", NOON);
    Json.put(row, "outcome", outcome);
    Json.put(row, "reason", reason);
    return row;
  }
}
