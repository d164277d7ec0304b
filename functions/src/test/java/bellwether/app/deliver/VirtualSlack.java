package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Slack in virtual time. It keeps every message that it accepted, whatever it responded, and
 * returns them page by page, newest first. Without a script it accepts and confirms every post.
 */
final class VirtualSlack implements PostingChannel {
  record Message(
      String deliveryId, Instant at, String channel, @Nullable String threadTs, boolean isLabeled) {

    String ts() {
      return at.toString();
    }
  }

  private record Answer(boolean accepts, PostResult result) {}

  final List<Message> accepted = new ArrayList<>();
  BooleanSupplier historyIsReadable = () -> true;
  boolean threadsAreGone;

  /** What Slack's clock is ahead of ours. */
  Duration clockOffset = Duration.ZERO;

  int pageSize = 100;

  /** How many pages may be read in each minute. */
  int pagesPerMinute = 50;

  int pageCount;
  private final Deque<Answer> script = new ArrayDeque<>();
  private final InstantSource clock;
  private Instant minuteStart = Instant.EPOCH;
  private int pagesInMinute;

  VirtualSlack(InstantSource clock) {
    this.clock = clock;
  }

  void answer(boolean accepts, PostResult result) {
    script.add(new Answer(accepts, result));
  }

  /** Adds messages of other people, one each second from now on. */
  void addChatter(int count) {
    for (int i = 0; i < count; i++) {
      Instant at = clock.instant().plus(clockOffset).plusSeconds(i);
      accepted.add(new Message("chatter", at, CHANNEL, null, false));
    }
  }

  List<Message> acceptedOf(String deliveryId) {
    return accepted.stream().filter(each -> each.deliveryId().equals(deliveryId)).toList();
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    if (threadTs != null && threadsAreGone) {
      return new PostResult.Rejected("thread_not_found", false, "post outside of the thread");
    }
    Answer answer = script.poll();
    Instant at = clock.instant().plus(clockOffset);
    if (answer == null || answer.accepts()) {
      boolean labeled = message.text().toLowerCase(java.util.Locale.ROOT).contains("duplicate");
      accepted.add(new Message(deliveryId, at, channel, threadTs, labeled));
    }
    return answer == null ? new PostResult.Posted(at.toString(), channel) : answer.result();
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    List<Message> span =
        accepted.stream()
            .filter(each -> each.channel().equals(query.channel()))
            .filter(each -> !each.at().isBefore(query.oldest()))
            .filter(each -> !each.at().isAfter(query.latest()))
            .sorted(Comparator.comparing(Message::at).reversed())
            .toList();
    int start = query.position() == null ? 0 : Integer.parseInt(query.position());
    do {
      if (!historyIsReadable.getAsBoolean()) {
        return new SearchResult.Inconclusive("missing_scope", null, query.position());
      }
      if (!mayReadPage()) {
        return new SearchResult.Inconclusive("ratelimited", Duration.ofMinutes(1), "" + start);
      }
      int end = Math.min(start + pageSize, span.size());
      for (Message message : span.subList(start, end)) {
        if (message.deliveryId().equals(query.deliveryId())) {
          return new SearchResult.Found(message.ts());
        }
      }
      start = end;
    } while (start < span.size());
    return new SearchResult.NotFound();
  }

  private boolean mayReadPage() {
    if (!clock.instant().isBefore(minuteStart.plus(Duration.ofMinutes(1)))) {
      minuteStart = clock.instant();
      pagesInMinute = 0;
    }
    boolean allowed = pagesInMinute < pagesPerMinute;
    pagesInMinute += allowed ? 1 : 0;
    pageCount += allowed ? 1 : 0;
    return allowed;
  }
}
