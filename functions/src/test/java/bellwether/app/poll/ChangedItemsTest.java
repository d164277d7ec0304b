package bellwether.app.poll;

import static bellwether.app.poll.ChangingFeed.item;
import static bellwether.app.poll.ChangingFeed.ten;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.FeedProblem;
import org.junit.jupiter.api.Test;

/** Tests items that change their ids, links, texts or order. */
final class ChangedItemsTest {
  private final ChangingFeed feed = new ChangingFeed();

  @Test
  void newGuidsOrNewLinks_addNothing() {
    assertThat(feed.rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isEqualTo(10);
    assertThat(feed.rss(ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isZero();
    assertThat(
            feed.rss(
                ten(i ->
                    item(
                        "b" + i,
                        "http://www.x.example/" + i + "/?utm_source=rss",
                        "T" + i,
                        "text " + i))))
        .isZero();
    assertThat(feed.rss(ten(i -> item("c" + i, "https://y.example/n" + i, "T" + i, "text " + i))))
        .isZero();
  }

  @Test
  void newGuidsAndEditedTexts_areChurn_reportedAndResolved() {
    feed.rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));

    assertThat(
            feed.rss(ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "new text " + i))))
        .isZero();
    assertThat(feed.problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.CHURN);

    String again = ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "new text " + i));
    assertThat(feed.rss(again + item("z", "https://x.example/z", "Z was breached", "Z")))
        .isEqualTo(1);
    assertThat(feed.problem()).isNull();
    assertThat(feed.states.get("wire").health().lastProblem()).isNotNull();
  }

  @Test
  void twoItemsWithNewGuidsAndTexts_areNoChurn() {
    feed.rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));

    String two =
        item("n1", "https://x.example/1", "T1", "second breach")
            + item("n2", "https://x.example/2", "T2", "other text");
    assertThat(
            feed.rss(two + ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isPositive();
  }

  @Test
  void sharedGuid_losesNoItem() {
    String three =
        item("same", "https://x.example/1", "A", "a")
            + item("same", "https://x.example/2", "B", "b")
            + item("same", "https://x.example/3", "C", "c");
    assertThat(feed.rss(three)).isEqualTo(3);
    assertThat(feed.rss(three)).isZero();
    assertThat(feed.rss(item("same", "https://x.example/4", "D", "d") + three)).isEqualTo(1);
  }

  @Test
  void guidUsedAgain_forAnotherBreach_isAnotherItem() {
    assertThat(feed.rss(item("top", "https://x.example/1", "A was breached", "a"))).isEqualTo(1);
    assertThat(feed.rss(item("top", "https://x.example/2", "B was breached", "b"))).isEqualTo(1);
    assertThat(feed.rss(item("top", "https://x.example/2", "B was breached", "b"))).isZero();
    assertThat(feed.advisories.all()).extracting(Advisory::title).hasSize(2);
  }

  @Test
  void editedTitleOrText_isTheSameItem() {
    assertThat(feed.rss(item("1", "https://x.example/1", "A was brached", "a"))).isEqualTo(1);
    assertThat(feed.rss(item("1", "https://x.example/1", "A was breached", "a"))).isZero();
    assertThat(feed.rss(item("1", "https://x.example/1", "A was breached", "a, and more")))
        .isZero();
  }

  @Test
  void reorderedReturningOrBackdatedItems_areNotNew() {
    String all = ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i));
    String turned =
        ten(i ->
            item("a" + (9 - i), "https://x.example/" + (9 - i), "T" + (9 - i), "text " + (9 - i)));
    feed.rss(all);
    assertThat(feed.rss(turned)).isZero();
    assertThat(feed.rss(item("a0", "https://x.example/0", "T0", "text 0"))).isZero();
    assertThat(feed.rss(all)).isZero();
    assertThat(
            feed.rss(
                "<item><guid>old</guid><title>Old news</title><pubDate>2001-01-01</pubDate></item>"
                    + all))
        .isEqualTo(1);
  }
}
