package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryFeedStateStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the commands that list, add and remove feeds. */
final class FeedCommandsTest {
  private final CommandApp app = new CommandApp();
  private final InMemoryFeedStateStore feeds = app.stores.feedStates();

  @Test
  void feeds_areListedWithTheirHealth() {
    assertThat(app.ask("feeds")).contains("1 feed, all healthy").contains("Wire: read never");
    FeedProblem trouble =
        new FeedProblem(
            FeedProblem.Kind.FAILING, app.clock.instant(), "the feed does not let us in (403)");
    feeds.save(
        FeedState.neverPolled("Wire")
            .withHealth(
                new FeedState.Health(
                    4,
                    app.clock.instant(),
                    "x",
                    trouble,
                    null,
                    null,
                    Completeness.COMPLETE,
                    List.of())));

    assertThat(app.ask("feeds"))
        .contains("1 feed, 1 with problems")
        .contains("4 failures in a row")
        .contains("could not be read: the feed does not let us in (403)");
  }

  @Test
  void feedsAdd_addsAFeedForTheRequestersTeamOnly() {
    assertThat(app.ask("feeds add <https://Ledger.example/rss?key=hush>"))
        .contains("Added ledger.example/rss (query ")
        .doesNotContain("hush");

    assertThat(app.ask("feeds"))
        .contains("2 feeds")
        .contains("ledger.example/rss")
        .contains("(yours)");
    assertThat(app.commands.answer("T0OTHER", "U1", Command.parse("feeds")).unescapedText())
        .contains("1 feed,")
        .doesNotContain("ledger");
  }

  @Test
  void feedsAdd_explainsRejections() {
    app.ask("feeds add https://ledger.example/rss");

    assertThat(app.ask("feeds add https://ledger.example/rss"))
        .contains("your team has this feed already");
    assertThat(app.ask("feeds add https://wire.example/feed")).contains("a shared feed");
    assertThat(app.ask("feeds add http://ledger.example/rss")).contains("begins with https://");
    assertThat(app.ask("feeds add https://169.254.169.254/x")).contains("public internet only");
    for (int i = 1; i < 10; i++) {
      assertThat(app.ask("feeds add https://ledger.example/" + i)).contains("Added");
    }
    assertThat(app.ask("feeds add https://ledger.example/10")).contains("at most 10 feeds");
  }

  @Test
  void feedsRemove_removesATeamsFeedByAddressOrName() {
    app.ask("feeds add https://ledger.example/rss?key=hush");
    app.ask("feeds add https://ledger.example/atom");

    assertThat(
            app.commands
                .answer("T0OTHER", "U1", Command.parse("feeds remove ledger.example/atom"))
                .unescapedText())
        .contains("not one of your team's own feeds");
    assertThat(app.ask("feeds remove ledger.example/atom")).contains("Removed ");
    assertThat(app.ask("feeds remove https://ledger.example/rss?key=hush"))
        .contains("Removed ")
        .doesNotContain("hush");
    assertThat(app.ask("feeds remove https://wire.example/feed"))
        .contains("not one of your team's own");
    assertThat(app.customerFeeds.customersByFeed()).isEmpty();
  }
}
