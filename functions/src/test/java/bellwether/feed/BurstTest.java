package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PageCursor;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FeedClient;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of pages that show more between two polls than one poll reads. */
final class BurstTest {
  private static final int PAGE = 100;

  private final List<Integer> published = new ArrayList<>();
  private final Set<Integer> edited = new HashSet<>();
  private final FakeWebServer site = new FakeWebServer(this::answer);
  private final Feed feed = Feed.of("f", site.at("/g"), Format.GHSA);
  private final Set<Integer> received = new TreeSet<>();
  private Validators known = Validators.NONE;
  private Set<Long> shown = Set.of();
  private boolean byCursor;
  private int refuseFromRequest = Integer.MAX_VALUE;
  private int refusal = 503;
  private boolean cursorsAreDead;
  private int deadStatus;
  private String deadAnswer = "";

  @AfterEach
  void close() {
    site.close();
  }

  /** Pages by number, which shift when something new comes, or by the item that they come after. */
  private synchronized void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String value = query == null ? "" : query.substring(query.indexOf('=') + 1);
    if (query != null && query.startsWith("dead")) {
      FakeWebServer.send(exchange, deadStatus, deadAnswer.getBytes(UTF_8));
      return;
    }
    if (query != null && cursorsAreDead) {
      FakeWebServer.send(exchange, 422, "no such cursor".getBytes(UTF_8));
      return;
    }
    if (site.requests.size() > refuseFromRequest) {
      exchange.getResponseHeaders().set("Retry-After", "1800");
      FakeWebServer.send(exchange, refusal, new byte[0]);
      return;
    }
    int from =
        query == null
            ? 0
            : byCursor
                ? published.indexOf(Integer.valueOf(value)) + 1
                : (Integer.parseInt(value) - 1) * PAGE;
    int to = Math.min(from + PAGE, published.size());
    if (to < published.size()) {
      String next = byCursor ? "/g?after=" + published.get(to - 1) : "/g?page=" + (to / PAGE + 1);
      exchange.getResponseHeaders().set("Link", "<" + site.at(next) + ">; rel=\"next\"");
    }
    String body =
        published.subList(Math.min(from, to), to).stream()
            .map(i ->
                String.format(
                    Locale.ROOT,
                    "{\"ghsa_id\":\"GHSA-%d\",\"summary\":\"Malware in kit %d%s\"}",
                    i,
                    i,
                    edited.contains(i) ? " (edited)" : ""))
            .collect(Collectors.joining(",", "[", "]"));
    FakeWebServer.send(exchange, 200, body.getBytes(UTF_8));
  }

  private void publish(int from, int to) {
    IntStream.range(from, to).forEach(i -> published.addFirst(i));
  }

  private PollResult request() {
    return new FeedReader(
            new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
            Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC))
        .read(feed, FeedState.neverPolled("f").withValidators(known), () -> shown);
  }

  /** Polls and keeps what came of it, as the poller does. */
  private PollResult poll() {
    PollResult reading = request();
    if (reading instanceof PollResult.Changed fresh) {
      keepShown(fresh);
      known = fresh.validators();
    }
    return reading;
  }

  private void keepShown(PollResult.Changed fresh) {
    Set<Long> prints = new HashSet<>(shown);
    for (IdentifiedItem item : fresh.items()) {
      prints.addAll(item.allFingerprints());
      received.add(Integer.parseInt(id(item)));
    }
    shown = prints;
  }

  private static String id(IdentifiedItem item) {
    return item.advisory().title().replaceAll("\\D+", " ").strip().split(" ")[0];
  }

  private List<Integer> missing(int from, int to) {
    return IntStream.range(from, to).filter(i -> !received.contains(i)).boxed().toList();
  }

  private String mark() {
    return String.valueOf(known.cursor());
  }

  private static boolean isWaiting(PollResult reading) {
    return ((PollResult.Changed) reading).completeness().isCatchingUp();
  }

  private int pollUntilCaughtUp() {
    int polls = 1;
    while (isWaiting(poll())) {
      assertThat(++polls).isLessThan(20);
    }
    return polls;
  }

  private void startWithOnePage(boolean cursor) {
    byCursor = cursor;
    publish(0, 5_000);
    assertThat(isWaiting(poll())).as("history is not waited for").isFalse();
    assertThat(site.requests).hasSize(3);
    received.clear();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sixHundredItems_areReadInOnePoll(boolean cursor) {
    startWithOnePage(cursor);
    publish(10_000, 10_600);

    assertThat(pollUntilCaughtUp()).isEqualTo(1);
    assertThat(missing(10_000, 10_600)).isEmpty();
    assertThat(missing(0, 1_000)).as("history").hasSize(1_000);
    assertThat(site.requests.size()).isLessThanOrEqualTo(3 + 9);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoThousandItems_areReadOverSeveralPolls(boolean cursor) {
    startWithOnePage(cursor);
    publish(10_000, 12_000);

    assertThat(pollUntilCaughtUp()).isEqualTo(3);
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
    int before = site.requests.size();
    assertThat(poll()).isInstanceOf(PollResult.Unchanged.class);
    assertThat(site.requests.size() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itemsPublishedDuringCatchUp_areRead(boolean cursor) {
    startWithOnePage(cursor);
    publish(10_000, 12_500);
    int next = 20_000;
    int polls = 0;
    while (isWaiting(poll())) {
      publish(next, next + 250);
      next += 250;
      assertThat(++polls).isLessThan(20);
    }
    poll();

    assertThat(missing(10_000, 12_500)).isEmpty();
    assertThat(missing(20_000, next)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void secondBurstDuringCatchUp_isRead(boolean cursor) {
    startWithOnePage(cursor);
    publish(10_000, 11_500);
    assertThat(isWaiting(poll())).isTrue();
    publish(20_000, 21_500);

    pollUntilCaughtUp();
    assertThat(missing(10_000, 11_500)).isEmpty();
    assertThat(missing(20_000, 21_500)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404,", "422,[]", "200,[]", "200,<html>start over</html>", "410,"})
  void expiredCursor_restartsFromTheFirstPage(int status, @Nullable String answer) {
    startWithOnePage(true);
    publish(10_000, 12_000);
    assertThat(isWaiting(poll())).isTrue();
    deadStatus = status;
    deadAnswer = answer == null ? "" : answer;
    known = known.withCursor(mark().replaceAll("after=.*", "dead=1"));
    assertThat(isWaiting(poll())).isTrue();

    pollUntilCaughtUp();
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 403})
  void pollThatFailsMidway_resumesThere(int status) {
    startWithOnePage(true);
    publish(10_000, 12_000);
    refusal = status;
    refuseFromRequest = site.requests.size() + 5;
    PollResult.Changed read = (PollResult.Changed) poll();

    assertThat(read.items()).hasSize(500);
    assertThat(read.completeness().pending()).isPositive();
    assertThat(read.completeness().damage()).isNotNull();
    assertThat(read.retryAfter()).isEqualTo(Duration.ofMinutes(30));
    refuseFromRequest = Integer.MAX_VALUE;
    pollUntilCaughtUp();
    assertThat(missing(10_000, 12_000)).isEmpty();
  }

  @Test
  void allPagesButTheFirstMissing_isReported_once() {
    startWithOnePage(true);
    publish(10_000, 12_000);
    cursorsAreDead = true;
    int polls = 0;
    PollResult.Changed read = (PollResult.Changed) poll();
    while (read.completeness().isCatchingUp()) {
      assertThat(read.completeness().damage()).isNotNull();
      assertThat(++polls).isLessThan(100);
      read = (PollResult.Changed) poll();
    }
    assertThat(read.completeness().skipped()).isPositive();
  }

  @Test
  void crashBeforeAnythingIsStored_repeatsThePoll() {
    startWithOnePage(false);
    publish(10_000, 12_000);
    request();
    assertThat(pollUntilCaughtUp()).isEqualTo(3);
    assertThat(missing(10_000, 12_000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void crashBetweenShownItemsAndState_losesNothing(boolean cursor) {
    startWithOnePage(cursor);
    publish(10_000, 12_000);
    keepShown((PollResult.Changed) request());
    publish(20_000, 20_050);

    pollUntilCaughtUp();
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(20_000, 20_050)).isEmpty();
  }

  @Test
  void editsOfKnownItems_doNotEndABurst() {
    startWithOnePage(true);
    List<Integer> touched = new ArrayList<>(published.subList(0, 25));
    publish(10_000, 11_000);
    // Sorted by change: what is edited stands on top again.
    published.removeAll(touched);
    edited.addAll(touched);
    published.addAll(0, touched);

    pollUntilCaughtUp();
    assertThat(missing(10_000, 11_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
  }

  @Test
  void listParsedDifferently_isNoBurst() {
    startWithOnePage(true);
    edited.addAll(published);
    int before = site.requests.size();

    assertThat(isWaiting(poll())).isFalse();
    assertThat(site.requests.size() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void endlessBurst_isAbandoned_andReported() {
    startWithOnePage(true);
    publish(10_000, 20_000);
    PollResult.Changed last = null;
    int polls = 0;
    do {
      last = (PollResult.Changed) poll();
      assertThat(++polls).isLessThan(20);
    } while (last.completeness().isCatchingUp());

    assertThat(last.completeness().skipped()).isPositive();
    assertThat(last.completeness().damage()).contains("passed over");
  }

  @Test
  void markOfAnotherOrigin_isNotFollowed() {
    startWithOnePage(true);
    publish(10_000, 11_500);
    poll();
    try (FakeWebServer stranger =
        new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)))) {
      String mark = mark();
      known =
          known.withCursor(
              mark.substring(0, mark.lastIndexOf(' ') + 1) + stranger.at("/g?after=1"));
      pollUntilCaughtUp();
      assertThat(stranger.requests).isEmpty();
    }
    assertThat(missing(10_000, 11_500)).isEmpty();
  }

  @Test
  void nextPageOfAnotherOrigin_isNotFollowed_andReported() {
    try (FakeWebServer stranger =
            new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)));
        FakeWebServer here =
            new FakeWebServer(e -> {
              e.getResponseHeaders()
                  .set("Link", "<" + stranger.at("/g?page=2") + ">; rel=\"next\"");
              FakeWebServer.send(
                  e, 200, "[{\"ghsa_id\":\"GHSA-1\",\"summary\":\"s\"}]".getBytes(UTF_8));
            })) {
      PollResult.Changed read =
          (PollResult.Changed)
              new FeedReader(
                      new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
                      Clock.systemUTC())
                  .read(Feed.of("f", here.at("/g"), Format.GHSA), FeedState.neverPolled("f"));
      assertThat(read.completeness().damage()).contains("further page");
      assertThat(stranger.requests).isEmpty();
    }
  }

  @Test
  void mark_staysSmall() {
    startWithOnePage(true);
    assertThat(mark().length()).isLessThan(600);
    publish(10_000, 12_000);
    poll();
    assertThat(mark().length()).isLessThan(1_300);
    assertThat(PageCursor.parse(mark()).serialize()).isEqualTo(mark());
  }
}
