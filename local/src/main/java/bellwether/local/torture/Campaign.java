package bellwether.local.torture;

import bellwether.local.torture.CampaignPlan.Scenario;
import bellwether.local.torture.fault.FaultSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Publishes news to workers while they and their connections fail, and judges what was posted. */
final class Campaign {
  /** A worker that does not reach the planned moment in this time is interrupted anyway. */
  private static final Duration INTERRUPTION_LIMIT = Duration.ofSeconds(20);

  private final CampaignPlan plan;
  private final Path folder;
  private final Consumer<String> progress;
  private final Clock clock;

  /**
   * @param folder for the feeds file and the logs of the workers
   * @param progress receives a line now and then
   */
  Campaign(CampaignPlan plan, Path folder, Consumer<String> progress, Clock clock) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
  }

  CampaignResult run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<NewsItem> items = NewsItem.generate(plan.seed(), plan.items(), plan.customers());
    FaultSchedule schedule = new FaultSchedule(plan.seed(), plan.faultPercent());
    try (TargetServers servers = new TargetServers(plan.customers(), clock);
        WorkerPool workers = new WorkerPool(plan, servers, schedule, folder);
        NewsFeeds feeds = new NewsFeeds(clock, workers::feedRead)) {
      Files.writeString(folder.resolve("feeds.json"), feeds.feedsJson(items.size()));
      servers.watch(items);
      workers.start();
      CampaignProgress waiting = new CampaignProgress(servers, feeds, workers, progress);
      publish(items, feeds, workers, schedule, waiting);
      waiting.awaitMostPosts(items.stream().mapToInt(item -> item.customers().size()).sum());
      schedule.stop();
      int stuck = waiting.drain();
      Tally tally =
          new Judge(items, servers.stores().deliveries()::find, feeds::servedAt)
              .judge(servers.messages());
      return new CampaignResult(
          plan,
          tally,
          stuck,
          workers.kills(),
          workers.pauses(),
          workers.crashes(),
          workers.hasLogged(servers.token()),
          schedule.counts(),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void publish(
      List<NewsItem> items,
      NewsFeeds feeds,
      WorkerPool workers,
      FaultSchedule schedule,
      CampaignProgress waiting)
      throws InterruptedException {
    List<Interruption> interruptions = Interruption.plan(plan);
    if (plan.scenario() == Scenario.OUTAGE) {
      schedule.startOutage();
      feeds.publish(items);
      sleep(plan.outage());
      schedule.endOutage();
      return;
    }
    int parts = plan.scenario() == Scenario.FLOOD ? 1 : interruptions.size();
    if (parts == 0) {
      for (NewsItem item : items) {
        feeds.publish(List.of(item));
        sleep(Duration.ofSeconds(1));
      }
      return;
    }
    int published = 0;
    for (int i = 0; i < interruptions.size(); i++) {
      int end = i < parts - 1 ? items.size() * (i + 1) / parts : items.size();
      feeds.publish(items.subList(published, end));
      published = end;
      waiting.awaitPost();
      workers.interrupt(interruptions.get(i), INTERRUPTION_LIMIT);
      progress.accept((i + 1) + " of " + interruptions.size() + " interruptions");
    }
    if (interruptions.isEmpty()) {
      feeds.publish(items);
    }
  }

  private static void sleep(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
