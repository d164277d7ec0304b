package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.explore.Fingerprint;
import bellwether.explore.Option;
import bellwether.explore.Workers;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Slack whose answers are lost or late, and that checks each message that it accepts. */
final class ExploredChannel implements PostingChannel {
  static final Option POSTED = Option.normal("posted");
  static final Option LOST_ANSWER = Option.fault("posted, without an answer");
  static final Option DROPPED = Option.fault("not posted, without an answer");
  static final Option LATE = Option.fault("not answered, and posted late");

  /** Two faults, so that within bounds of two or three there is one. */
  static final Option TOO_LATE = new Option("not answered, and posted after the settle time", 2, 0);

  static final Option RATE_LIMITED = Option.fault("rate limited");
  static final Option REJECTED = Option.fault("the channel is archived");
  static final List<Option> POSTS =
      List.of(POSTED, LOST_ANSWER, DROPPED, LATE, RATE_LIMITED, REJECTED);

  static final List<Option> PROMPT_POSTS =
      List.of(POSTED, LOST_ANSWER, DROPPED, RATE_LIMITED, REJECTED);

  static final Option READ = Option.normal("read");
  private static final List<Option> SEARCHES =
      List.of(
          READ,
          Option.fault("unreadable once"),
          Option.fault("unreadable for 65 minutes"),
          Option.fault("unreadable for three hours"));

  private static final Map<Option, PostResult> RESULTS =
      Map.of(
          RATE_LIMITED, new PostResult.RateLimited(Duration.ofSeconds(30)),
          REJECTED, new PostResult.Rejected("is_archived", true, "unarchive the channel"));

  private static final Duration TOO_MUCH = Duration.ofMinutes(12);
  private static final Duration SEARCH_TIME = Duration.ofHours(1);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(10);

  final VirtualSlack slack;
  List<Option> posts = POSTS;
  List<Option> searches = SEARCHES;
  Duration lateness = DeliveryStateMachine.DEFAULT_SETTLE_TIME.minusSeconds(1);

  /** How many copies without a label are accepted. */
  int maxCopies = 1;

  private final Workers workers;
  private final DeliveryStore rows;
  private final List<Landing> landings = new ArrayList<>();
  private Instant unreadableUntil = Instant.MIN;

  private record Landing(Instant at, VirtualSlack.Message message) {}

  ExploredChannel(Workers workers, DeliveryStore rows) {
    this.workers = workers;
    this.rows = rows;
    this.slack = new VirtualSlack(workers::now);
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    // The worker has just checked that its claim covers the call.
    Instant claimEnd = rows.find(deliveryId).map(row -> row.dueAt()).orElse(Instant.MAX);
    return workers.perform(
        "post " + deliveryId,
        claimEnd.equals(Instant.MAX) ? claimEnd : workers.whenClockShows(claimEnd).minusSeconds(1),
        () -> {
          PostResult result = answer(customer, channel, message, threadTs, deliveryId);
          workers.learn(result.getClass().getSimpleName().hashCode());
          return result;
        });
  }

  private PostResult answer(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    Option outcome = workers.choose(posts);
    boolean accepts = outcome == POSTED || outcome == LOST_ANSWER;
    if (accepts || outcome == LATE || outcome == TOO_LATE) {
      checkCopies(deliveryId, isLabeled(message));
    }
    if (outcome == LATE || outcome == TOO_LATE) {
      Instant at = workers.now().plus(outcome == LATE ? lateness : TOO_MUCH);
      landings.add(
          new Landing(
              at,
              new VirtualSlack.Message(
                  deliveryId, at.plus(slack.clockOffset), channel, threadTs, isLabeled(message))));
    }
    if (outcome != POSTED) {
      slack.answer(accepts, RESULTS.getOrDefault(outcome, new PostResult.Unknown("HTTP 500")));
    }
    return slack.post(customer, channel, message, threadTs, deliveryId);
  }

  private static boolean isLabeled(SlackMessage message) {
    return message.text().toLowerCase(Locale.ROOT).contains("duplicate");
  }

  /** Checks that a second copy is labeled, and posted only after an hour of failed searches. */
  private void checkCopies(String deliveryId, boolean labeled) {
    List<VirtualSlack.Message> earlier = new ArrayList<>(slack.acceptedOf(deliveryId));
    landings.stream()
        .map(Landing::message)
        .filter(message -> message.deliveryId().equals(deliveryId))
        .forEach(earlier::add);
    if (earlier.size() >= maxCopies) {
      assertThat(labeled).as("the second copy is labeled").isTrue();
      assertThat(earlier).as("earlier copies").hasSize(maxCopies);
      assertThat(unreadableUntil).as("readable channel").isAfter(earlier.getFirst().at());
      assertThat(workers.now().plus(slack.clockOffset))
          .as("time of the repeat")
          .isAfterOrEqualTo(earlier.getFirst().at().plus(SEARCH_TIME));
    }
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return workers.perform(
        "search for " + query.deliveryId(),
        () -> {
          SearchResult result = search(customer, query);
          workers.learn(result.getClass().getSimpleName().hashCode());
          return result;
        });
  }

  private SearchResult search(String customer, MessageQuery query) {
    Instant now = workers.now();
    boolean readable = !unreadableUntil.isAfter(now);
    if (readable) {
      unreadableUntil =
          switch (SEARCHES.indexOf(workers.choose(searches))) {
            case 0 -> unreadableUntil;
            case 1 -> now.plusSeconds(1);
            case 2 -> now.plus(Duration.ofMinutes(65));
            default -> now.plus(Duration.ofHours(3));
          };
    }
    return unreadableUntil.isAfter(now)
        ? new SearchResult.Inconclusive("missing_scope", RETRY_AFTER, query.position())
        : slack.find(customer, query);
  }

  /** Posts the messages that have been under way until now. */
  void land(Instant now) {
    for (Landing landing : List.copyOf(landings)) {
      if (!landing.at().isAfter(now)) {
        landings.remove(landing);
        slack.accepted.add(landing.message());
      }
    }
  }

  void describe(Fingerprint state) {
    slack.accepted.forEach(message -> describe(message, state));
    landings.forEach(landing -> describe(landing.message(), state));
    state.add(landings.size()).add(unreadableUntil.equals(Instant.MIN) ? null : unreadableUntil);
  }

  private static void describe(VirtualSlack.Message message, Fingerprint state) {
    state.add(message.deliveryId()).add(message.at()).add(message.isLabeled() ? 1 : 0);
  }
}
