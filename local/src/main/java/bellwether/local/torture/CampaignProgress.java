package bellwether.local.torture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Waits until the workers have delivered something or everything, or get no further. */
final class CampaignProgress {
  /** A design that loses alerts never posts most of them, nor does a flood of summaries. */
  private static final Duration FAULTY_LIMIT = Duration.ofSeconds(45);

  /** A second post of an alert would arrive in this time. */
  private static final Duration QUIET_TIME =
      CampaignPlan.LEASE.plus(CampaignPlan.SETTLE_TIME).plusSeconds(2);

  /** Longer than the longest wait between two attempts. */
  private static final Duration STUCK_TIME = Duration.ofMinutes(6);

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(10);

  private final TargetServers servers;
  private final NewsFeeds feeds;
  private final WorkerPool workers;
  private final Consumer<String> progress;
  private long printedAt = System.nanoTime();

  CampaignProgress(
      TargetServers servers, NewsFeeds feeds, WorkerPool workers, Consumer<String> progress) {
    this.servers = servers;
    this.feeds = feeds;
    this.workers = workers;
    this.progress = progress;
  }

  /** Waits for a post after an interruption, so that not every worker is killed as it starts. */
  void awaitPost() {
    int before = servers.countPosts();
    long start = System.nanoTime();
    while (servers.countPosts() == before && System.nanoTime() - start < FAULTY_LIMIT.toNanos()) {
      pause();
      printProgress();
    }
  }

  /**
   * Waits while faults go on, so that most posts meet them, until nine tenths are posted, nothing
   * is left, or no further one is posted.
   */
  void awaitMostPosts(int expected) {
    int posted = 0;
    long changedAt = System.nanoTime();
    while (posted < expected - expected / 10
        && !isFinished(servers.countOpen())
        && System.nanoTime() - changedAt < FAULTY_LIMIT.toNanos()) {
      pause();
      int now = servers.countPosts();
      if (now > posted) {
        posted = now;
        changedAt = System.nanoTime();
      }
      printProgress();
    }
  }

  /**
   * Waits until nothing is left, or nothing changes any more.
   *
   * @return the number of deliveries that are not final, and of items that are not matched
   */
  int drain() {
    String last = "";
    long changedAt = System.nanoTime();
    while (true) {
      printProgress();
      int open = servers.countOpen();
      String state = servers.countPosts() + " " + open;
      if (!state.equals(last)) {
        last = state;
        changedAt = System.nanoTime();
      }
      Duration limit = isFinished(open) ? QUIET_TIME : STUCK_TIME;
      if (System.nanoTime() - changedAt > limit.toNanos()) {
        return open;
      }
      pause();
    }
  }

  private boolean isFinished(int open) {
    return open == 0 && feeds.isEverythingStored();
  }

  private void printProgress() {
    if (System.nanoTime() - printedAt > PROGRESS_INTERVAL.toNanos()) {
      printedAt = System.nanoTime();
      progress.accept(
          servers.countPosts() + " messages posted, " + servers.countOpen() + " alerts open");
    }
  }

  private void pause() {
    workers.restartCrashed();
    LockSupport.parkNanos(CHECK_INTERVAL.toNanos());
  }
}
