package bellwether.feed;

import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FeedClient;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.crawl.PageCursor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
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

  private final List<Integer> list = new ArrayList<>();
  private final Set<Integer> edited = new HashSet<>();
  private final FakeWebServer site = new FakeWebServer(this::answer);
  private final Feed feed = Feed.of("f", site.at("/g"), Format.GHSA);
  private final Set<Integer> taken = new TreeSet<>();
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
    if (site.asked.size() > refuseFromRequest) {
      exchange.getResponseHeaders().set("Retry-After", "1800");
      FakeWebServer.send(exchange, refusal, new byte[0]);
      return;
    }
    int from =
        query == null
            ? 0
            : byCursor
                ? list.indexOf(Integer.valueOf(value)) + 1
                : (Integer.parseInt(value) - 1) * PAGE;
    int to = Math.min(from + PAGE, list.size());
    if (to < list.size()) {
      String next = byCursor ? "/g?after=" + list.get(to - 1) : "/g?page=" + (to / PAGE + 1);
      exchange.getResponseHeaders().set("Link", "<" + site.at(next) + ">; rel=\"next\"");
    }
    String body =
        list.subList(Math.min(from, to), to).stream()
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

  private void come(int from, int to) {
    IntStream.range(from, to).forEach(i -> list.addFirst(i));
  }

  private PollResult ask() {
    return new FeedReader(
            new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
            Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC))
        .read(feed, FeedState.never("f").withValidators(known), () -> shown);
  }

  /** Polls and keeps what came of it, as the poller does. */
  private PollResult poll() {
    PollResult reading = ask();
    if (reading instanceof PollResult.Fresh fresh) {
      keepShown(fresh);
      known = fresh.validators();
    }
    return reading;
  }

  private void keepShown(PollResult.Fresh fresh) {
    Set<Long> prints = new HashSet<>(shown);
    for (IdentifiedItem item : fresh.items()) {
      prints.addAll(item.prints());
      taken.add(Integer.parseInt(id(item)));
    }
    shown = prints;
  }

  private static String id(IdentifiedItem item) {
    return item.advisory().title().replaceAll("\\D+", " ").strip().split(" ")[0];
  }

  private List<Integer> missing(int from, int to) {
    return IntStream.range(from, to).filter(i -> !taken.contains(i)).boxed().toList();
  }

  private String mark() {
    return String.valueOf(known.mark());
  }

  private static boolean isWaiting(PollResult reading) {
    return ((PollResult.Fresh) reading).completeness().isCatchingUp();
  }

  private int polls() {
    int polls = 1;
    while (isWaiting(poll())) {
      assertThat(++polls).isLessThan(20);
    }
    return polls;
  }

  private void start(boolean cursor) {
    byCursor = cursor;
    come(0, 5_000);
    assertThat(isWaiting(poll())).as("history is not waited for").isFalse();
    assertThat(site.asked).hasSize(3);
    taken.clear();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sixHundred_areReadAtOnce(boolean cursor) {
    start(cursor);
    come(10_000, 10_600);

    assertThat(polls()).isEqualTo(1);
    assertThat(missing(10_000, 10_600)).isEmpty();
    assertThat(missing(0, 1_000)).as("history").hasSize(1_000);
    assertThat(site.asked.size()).isLessThanOrEqualTo(3 + 9);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoThousand_areReadByTheNextPolls(boolean cursor) {
    start(cursor);
    come(10_000, 12_000);

    assertThat(polls()).isEqualTo(3);
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
    int before = site.asked.size();
    assertThat(poll()).isInstanceOf(PollResult.Unchanged.class);
    assertThat(site.asked.size() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatComesWhileCatchingUp_isReadToo(boolean cursor) {
    start(cursor);
    come(10_000, 12_500);
    int next = 20_000;
    int polls = 0;
    while (isWaiting(poll())) {
      come(next, next + 250);
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
  void secondBurstWhileCatchingUp_isReadToo(boolean cursor) {
    start(cursor);
    come(10_000, 11_500);
    assertThat(isWaiting(poll())).isTrue();
    come(20_000, 21_500);

    polls();
    assertThat(missing(10_000, 11_500)).isEmpty();
    assertThat(missing(20_000, 21_500)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404,", "422,[]", "200,[]", "200,<html>start over</html>", "410,"})
  void cursorThatDies_isWalkedToFromTheTop(int status, @Nullable String answer) {
    start(true);
    come(10_000, 12_000);
    assertThat(isWaiting(poll())).isTrue();
    deadStatus = status;
    deadAnswer = answer == null ? "" : answer;
    known = known.withMark(mark().replaceAll("after=.*", "dead=1"));
    assertThat(isWaiting(poll())).isTrue();

    polls();
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 403})
  void pollThatIsRefusedInTheMiddle_goesOnThereLater(int status) {
    start(true);
    come(10_000, 12_000);
    refusal = status;
    refuseFromRequest = site.asked.size() + 5;
    PollResult.Fresh read = (PollResult.Fresh) poll();

    assertThat(read.items()).hasSize(500);
    assertThat(read.completeness().waiting()).isPositive();
    assertThat(read.completeness().damage()).isNotNull();
    assertThat(read.retryAfter()).isEqualTo(Duration.ofMinutes(30));
    refuseFromRequest = Integer.MAX_VALUE;
    polls();
    assertThat(missing(10_000, 12_000)).isEmpty();
  }

  @Test
  void allPagesButTheFirstAreGone_isSaid_andNotForEver() {
    start(true);
    come(10_000, 12_000);
    cursorsAreDead = true;
    int polls = 0;
    PollResult.Fresh read = (PollResult.Fresh) poll();
    while (read.completeness().isCatchingUp()) {
      assertThat(read.completeness().damage()).isNotNull();
      assertThat(++polls).isLessThan(100);
      read = (PollResult.Fresh) poll();
    }
    assertThat(read.completeness().skipped()).isPositive();
  }

  @Test
  void crashBeforeAnythingIsKept_isAsIfThePollHadNotBeen() {
    start(false);
    come(10_000, 12_000);
    ask();
    assertThat(polls()).isEqualTo(3);
    assertThat(missing(10_000, 12_000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void crashBetweenWhatWasShownAndTheState_losesNothing(boolean cursor) {
    start(cursor);
    come(10_000, 12_000);
    keepShown((PollResult.Fresh) ask());
    come(20_000, 20_050);

    polls();
    assertThat(missing(10_000, 12_000)).isEmpty();
    assertThat(missing(20_000, 20_050)).isEmpty();
  }

  @Test
  void editsOfWhatIsKnown_endNoBurst() {
    start(true);
    List<Integer> touched = new ArrayList<>(list.subList(0, 25));
    come(10_000, 11_000);
    // Sorted by change: what is edited stands on top again.
    list.removeAll(touched);
    edited.addAll(touched);
    list.addAll(0, touched);

    polls();
    assertThat(missing(10_000, 11_000)).isEmpty();
    assertThat(missing(0, 1_000)).hasSize(1_000);
  }

  @Test
  void listThatIsReadDifferentlyFromNowOn_isNoBurst() {
    start(true);
    edited.addAll(list);
    int before = site.asked.size();

    assertThat(isWaiting(poll())).isFalse();
    assertThat(site.asked.size() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void burstWithoutEnd_isGivenUp_andSaid() {
    start(true);
    come(10_000, 20_000);
    PollResult.Fresh last = null;
    int polls = 0;
    do {
      last = (PollResult.Fresh) poll();
      assertThat(++polls).isLessThan(20);
    } while (last.completeness().isCatchingUp());

    assertThat(last.completeness().skipped()).isPositive();
    assertThat(last.completeness().damage()).contains("passed over");
  }

  @Test
  void markOfAnotherOrigin_isNotFollowed() {
    start(true);
    come(10_000, 11_500);
    poll();
    try (FakeWebServer stranger = new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)))) {
      String mark = mark();
      known =
          known.withMark(mark.substring(0, mark.lastIndexOf(' ') + 1) + stranger.at("/g?after=1"));
      polls();
      assertThat(stranger.asked).isEmpty();
    }
    assertThat(missing(10_000, 11_500)).isEmpty();
  }

  @Test
  void nextPageElsewhere_isNotFollowed_andSaid() {
    try (FakeWebServer stranger = new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)));
        FakeWebServer here =
            new FakeWebServer(e -> {
              e.getResponseHeaders()
                  .set("Link", "<" + stranger.at("/g?page=2") + ">; rel=\"next\"");
              FakeWebServer.send(e, 200, "[{\"ghsa_id\":\"GHSA-1\",\"summary\":\"s\"}]".getBytes(UTF_8));
            })) {
      PollResult.Fresh read =
          (PollResult.Fresh)
              new FeedReader(
                      new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
                      Clock.systemUTC())
                  .read(Feed.of("f", here.at("/g"), Format.GHSA), FeedState.never("f"));
      assertThat(read.completeness().damage()).contains("further page");
      assertThat(stranger.asked).isEmpty();
    }
  }

  @Test
  void mark_staysSmall() {
    start(true);
    assertThat(mark().length()).isLessThan(600);
    come(10_000, 12_000);
    poll();
    assertThat(mark().length()).isLessThan(1_300);
    assertThat(PageCursor.read(mark()).spelled()).isEqualTo(mark());
  }
}
