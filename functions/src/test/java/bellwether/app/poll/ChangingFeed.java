package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.TestClock;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryFirstReadStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Polls a feed whose document changes. */
final class ChangingFeed {
  static final URI URL = URI.create("https://wire.example/feed");

  final TestClock clock = TestClock.start();
  final InMemoryFeedStateStore states = new InMemoryFeedStateStore();
  final InMemoryAdvisoryStore advisories = new InMemoryAdvisoryStore();
  PollResult answer = new PollResult.Unchanged(null);

  FeedPoller.Outcome poll(Feed feed, FirstRead firstRead) {
    clock.advance(Duration.ofHours(1));
    return new FeedPoller(
            () -> List.of(feed),
            states,
            advisories,
            new InMemoryFirstReadStore(),
            (f, state, shown) -> answer,
            firstRead,
            FeedHourRecorder.NONE,
            clock)
        .pollAll();
  }

  int publish(Format format, String body) {
    ParsedDocument parsed =
        FeedParser.parse(format, "wire", body.getBytes(UTF_8), null, URL, clock.instant());
    answer =
        switch (parsed) {
          case ParsedDocument.Items(var items, var completeness) ->
              new PollResult.Changed(items, Validators.NONE, completeness, null);
          case ParsedDocument.Unreadable(var reason) -> new PollResult.Failed(reason, null, false);
        };
    return poll(Feed.of("wire", URL, format), FirstRead.ALERT).added();
  }

  int rss(String items) {
    return publish(Format.SYNDICATION, "<rss><channel>" + items + "</channel></rss>");
  }

  static String item(String guid, String link, String title, String text) {
    return String.format(
        Locale.ROOT,
        "<item><guid>%s</guid><link>%s</link><title>%s</title><description>%s</description></item>",
        guid,
        link,
        title,
        text);
  }

  static String ten(IntFunction<String> item) {
    return IntStream.range(0, 10).mapToObj(item).collect(Collectors.joining());
  }

  @Nullable FeedProblem problem() {
    return states.get("wire").health().problem();
  }
}
