package bellwether.app.poll;

import static bellwether.app.poll.StatusPageApp.BREACH;
import static bellwether.app.poll.StatusPageApp.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.notice.Delivery;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests status pages that are added, removed or cannot be read. */
final class StatusPageListingTest {
  @AutoClose private final StatusPageApp app = new StatusPageApp();

  @Test
  void firstRead_isSilent() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.publish("/history.rss", BREACH);
    app.round();

    assertThat(app.deliveries.findRecent("T1", 9))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.HELD);
  }

  @Test
  void pageThatKeepsItsFeedElsewhere_isReadThere() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.publish("/feed.rss", OUTAGE);
    app.round();
    app.publish("/feed.rss", BREACH, OUTAGE);
    app.round();

    assertThat(app.alerts("T1")).hasSize(1);
    assertThat(app.polls.countFailing()).isEqualTo(new FailingFeeds(0, 0));
  }

  @Test
  void failingPage_isReportedToItsCustomerOnly() {
    app.lists.watch("T1", app.vendor("Quillforge", "/nowhere/"));
    app.round();

    String name = new StatusPage(app.site.at("/nowhere/")).feedName();
    assertThat(app.states.get(name).health().failureCount()).isEqualTo(1);
    assertThat(app.polls.countFailing()).isEqualTo(new FailingFeeds(0, 0));
  }

  @Test
  void removedVendor_isNoLongerPolled() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.lists.unwatch("T1", "quillforge");
    app.round();

    assertThat(app.site.requests).isEmpty();
  }

  @Test
  void customerListingThePageLater_isAlertedToLaterUpdates() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.publish("/history.rss", OUTAGE);
    app.round();
    app.publish("/history.rss", BREACH, OUTAGE);
    app.polls.pollAll();
    app.lists.watch("T2", app.vendor("Quillforge", "/"));
    app.sweep();

    assertThat(app.alerts("T1")).hasSize(1);
    assertThat(app.alerts("T2")).hasSize(1);
  }
}
