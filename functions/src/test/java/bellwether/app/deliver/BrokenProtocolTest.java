package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.explore.Bounds;
import bellwether.explore.Explorer;
import bellwether.explore.Explorer.Counterexample;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests that the exploration finds the defect of protocols that lack one of our rules. */
final class BrokenProtocolTest {
  private static final Bounds BOUNDS = new Bounds(3, 1);

  @Test
  void postThenMark_doubles() {
    Counterexample found =
        find(world ->
            world.protocol =
                (store, slack, worker) ->
                    store
                        .findDue(worker.instant(), 10)
                        .forEach(due -> mark(store, due, post(slack, due), worker.instant())));

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
  }

  @Test
  void markThenPost_loses() {
    Counterexample found =
        find(world ->
            world.protocol =
                (store, slack, worker) -> {
                  for (Delivery due : store.findDue(worker.instant(), 10)) {
                    store
                        .save(due.withState(State.SENT, null, null, null))
                        .ifPresent(
                            marked -> mark(store, marked, post(slack, marked), worker.instant()));
                  }
                });

    assertThat(found.failure()).hasMessageContaining("posts of d1");
  }

  private static PostResult post(DeliveryChannel slack, Delivery due) {
    return slack.post(
        due.notice().customer(), CHANNEL, SlackMessage.ofLines("Alert"), null, due.id());
  }

  private static void mark(DeliveryStore store, Delivery due, PostResult result, Instant now) {
    if (result instanceof PostResult.Posted(String ts, String channel)) {
      store.save(
          due.withState(State.SENT, null, null, null).with(row -> row.channel(channel).ts(ts)));
    } else {
      store.save(due.withState(State.RETRY, now.plusSeconds(2), null, null));
    }
  }

  @Test
  void sendingAgainAfterAnExpiredClaim_doubles() {
    Counterexample found =
        findInStore(next ->
            next.state() == State.UNKNOWN
                ? next.withState(State.RETRY, next.triedAt(), null, null).withUnconfirmed(null)
                : next);

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
    assertThat(found.events()).anyMatch(event -> event.contains("crashes"));
  }

  /** The worker believes that its claim holds longer than others do. */
  @Test
  void claimThatExpiresUnderAWorker_doubles() {
    Counterexample found =
        find(world ->
            world.storeVariant =
                store ->
                    new ChangedDeliveryStore(store) {
                      @Override
                      public Optional<Delivery> save(Delivery delivery) {
                        return super.save(delivery)
                            .map(saved ->
                                saved.state() == State.SENDING
                                    ? saved.withDueAt(Instant.MAX)
                                    : saved);
                      }
                    });

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
  }

  @Test
  void searchWithoutSettleTime_doubles() {
    Counterexample found =
        find(world ->
            world.config =
                new DeliveryConfig(CHANNEL, CHANNEL, Duration.ofMinutes(2), Duration.ZERO));

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
    assertThat(found.events()).anyMatch(event -> event.contains("posted late"));
  }

  @Test
  void repeatWithoutEnd_isFound() {
    Counterexample found =
        findInStore(next ->
            next.outcome() == Outcome.UNCONFIRMED
                ? next.withState(State.RETRY, next.triedAt(), null, null)
                : next);

    assertThat(found.failure()).hasMessageContaining("earlier copies");
  }

  @Test
  void labelLostAfterARateLimit_isFound() {
    Counterexample found =
        findInStore(next ->
            "Slack asked to wait".equals(next.reason()) ? next.withPossibleRepeat(false) : next);

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
    assertThat(found.events()).anyMatch(event -> event.contains("rate limited"));
  }

  @Test
  void repeatAfterOneFailedSearch_isFound() {
    Counterexample found =
        findInStore(next ->
            "missing_scope".equals(next.reason())
                ? next.withState(State.RETRY, next.triedAt(), null, null).withPossibleRepeat(true)
                : next);

    assertThat(found.failure()).hasMessageContaining("time of the repeat");
  }

  @Test
  void searchWithoutToleranceOfClocks_doubles() {
    Counterexample found =
        find(world -> {
          world.channel.slack.clockOffset = Duration.ofSeconds(-10);
          world.channelVariant =
              channel ->
                  new ChangedChannel(
                      channel,
                      query ->
                          span(
                              query,
                              query.oldest().plus(DeliveryFinder.CLOCK_TOLERANCE),
                              query.latest().minus(DeliveryFinder.CLOCK_TOLERANCE)));
        });

    assertThat(found.failure()).hasMessageContaining("second copy is labeled");
  }

  private static MessageQuery span(MessageQuery query, Instant oldest, Instant latest) {
    return new MessageQuery(
        query.channel(), query.deliveryId(), oldest, latest, query.threadTs(), query.position());
  }

  @Test
  void searchThatStartsAgain_repeatsNeedlessly() {
    Consumer<DeliveryWorld> limited =
        world -> {
          world.channel.slack.pageSize = 1;
          world.channel.slack.pagesPerMinute = 1;
          world.channel.slack.addChatter(3);
        };
    Counterexample found =
        find(
            limited.andThen(world ->
                world.channelVariant =
                    channel ->
                        new ChangedChannel(
                            channel,
                            query ->
                                new MessageQuery(
                                    query.channel(),
                                    query.deliveryId(),
                                    query.oldest(),
                                    query.latest(),
                                    query.threadTs(),
                                    null))));

    assertThat(found.failure()).hasMessageContaining("readable channel");
  }

  private static Counterexample findInStore(UnaryOperator<Delivery> change) {
    return find(world ->
        world.storeVariant =
            store ->
                new ChangedDeliveryStore(store) {
                  @Override
                  Delivery change(Delivery next) {
                    return change.apply(next);
                  }
                });
  }

  private static Counterexample find(Consumer<DeliveryWorld> variant) {
    Counterexample found =
        Explorer.findViolation(
            BOUNDS,
            choices -> {
              DeliveryWorld world = new DeliveryWorld(choices);
              world.addAlert("d1", null);
              world.addSweepers(Duration.ZERO, Duration.ZERO);
              variant.accept(world);
              world.runAndCheckPosts();
            });
    if (Boolean.getBoolean("bellwether.explore.print")) {
      System.out.println(found.describe());
    }
    return found;
  }
}
