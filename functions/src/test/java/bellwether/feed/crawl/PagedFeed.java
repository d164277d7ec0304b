package bellwether.feed.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FeedClient;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
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

/** A feed of pages on the loopback address, whose polls are recorded. */
public final class PagedFeed implements AutoCloseable {
  private static final int PAGE = 100;
  public final List<Integer> published = new ArrayList<>();
  public final Set<Integer> edited = new HashSet<>();
  public final FakeWebServer site = new FakeWebServer(this::answer);
  public final Feed feed = Feed.of("f", site.at("/g"), Format.GHSA);
  private final Set<Integer> received = new TreeSet<>();
  public Validators known = Validators.NONE;
  private Set<Long> shown = Set.of();
  private boolean byCursor;
  public int refuseFromRequest = Integer.MAX_VALUE;
  public int refusal = 503;
  public boolean cursorsAreDead;
  public int deadStatus;
  public String deadAnswer = "";

  @Override
  public void close() {
    site.close();
  }

  /**
   * Answers with a page by its number, which shifts with each new item, or by the item before it.
   */
  public synchronized void answer(HttpExchange exchange) throws IOException {
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

  public void publish(int from, int to) {
    IntStream.range(from, to).forEach(i -> published.addFirst(i));
  }

  public PollResult request() {
    return new FeedReader(
            new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
            Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC))
        .read(feed, FeedState.neverPolled("f").withValidators(known), () -> shown);
  }

  /** Polls and keeps the result, as the poller does. */
  public PollResult poll() {
    PollResult reading = request();
    if (reading instanceof PollResult.Changed fresh) {
      keepShown(fresh);
      known = fresh.validators();
    }
    return reading;
  }

  public void keepShown(PollResult.Changed fresh) {
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

  public List<Integer> missing(int from, int to) {
    return IntStream.range(from, to).filter(i -> !received.contains(i)).boxed().toList();
  }

  public static boolean isWaiting(PollResult reading) {
    return ((PollResult.Changed) reading).completeness().isCatchingUp();
  }

  public int pollUntilCaughtUp() {
    int polls = 1;
    while (isWaiting(poll())) {
      assertThat(++polls).isLessThan(20);
    }
    return polls;
  }

  public void startWithOnePage(boolean cursor) {
    byCursor = cursor;
    publish(0, 5_000);
    assertThat(isWaiting(poll())).as("history is not waited for").isFalse();
    assertThat(site.requests).hasSize(3);
    received.clear();
  }
}
