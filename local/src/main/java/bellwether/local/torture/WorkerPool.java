package bellwether.local.torture;

import bellwether.local.torture.Interruption.Moment;
import bellwether.local.torture.fault.FaultProxy;
import bellwether.local.torture.fault.FaultSchedule;
import bellwether.local.torture.fault.ProxiedCall;
import bellwether.local.torture.worker.WorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The workers of a campaign, each behind proxies of its own. */
final class WorkerPool implements AutoCloseable {
  /** Longer than a worker waits for Slack, which is half of its lease. */
  private static final FaultProxy.Timing SLACK_TIMING =
      new FaultProxy.Timing(
          CampaignPlan.LEASE.dividedBy(2).plusMillis(500),
          Duration.ofMillis(1_500),
          CampaignPlan.LEASE.dividedBy(2).plusSeconds(2));

  private static final FaultProxy.Timing DYNAMO_TIMING =
      new FaultProxy.Timing(Duration.ZERO, Duration.ofMillis(200), Duration.ofHours(1));

  /** When a paused worker continues, others have taken its work. */
  private static final Duration PAUSE =
      CampaignPlan.LEASE.plus(CampaignPlan.SETTLE_TIME).plusSeconds(3);

  private final InterruptionTrigger trigger = new InterruptionTrigger(this::interrupt);
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final List<FaultProxy> proxies = new ArrayList<>();
  private final List<Path> logs = new ArrayList<>();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger pauses = new AtomicInteger();
  private final AtomicInteger crashes = new AtomicInteger();

  WorkerPool(CampaignPlan plan, TargetServers servers, FaultSchedule schedule, Path folder)
      throws IOException {
    for (int number = 0; number < plan.workers(); number++) {
      FaultProxy.Traffic traffic = new WorkerTraffic(number, trigger);
      FaultProxy slack = FaultProxy.forSlack(servers.slackUri(), schedule, traffic, SLACK_TIMING);
      proxies.add(slack);
      FaultProxy dynamo =
          FaultProxy.forDynamo(servers.dynamoEndpoint(), schedule, traffic, DYNAMO_TIMING);
      proxies.add(dynamo);
      Path log = folder.resolve("worker-" + number + ".log");
      logs.add(log);
      boolean flood = plan.scenario() == CampaignPlan.Scenario.FLOOD;
      workers.add(
          new WorkerProcess(
              Map.ofEntries(
                  Map.entry(WorkerMain.DESIGN, plan.design().id()),
                  Map.entry(WorkerMain.FEEDS, folder.resolve("feeds.json").toString()),
                  Map.entry(WorkerMain.SEED, Long.toString(plan.seed() + number)),
                  Map.entry(WorkerMain.STREAM_FAULTS, Integer.toString(plan.faultPercent())),
                  Map.entry(WorkerMain.MAX_ALERTS, flood ? "25" : "100000"),
                  Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamo.uri().toString()),
                  Map.entry("SLACK_API_URL", slack.uri().resolve("/api/").toString()),
                  Map.entry("SLACK_BOT_TOKEN", servers.token()),
                  Map.entry("SLACK_CHANNEL", servers.defaultChannel()),
                  Map.entry("BELLWETHER_DELIVERY_LEASE", CampaignPlan.LEASE.toString()),
                  Map.entry("BELLWETHER_DELIVERY_SETTLE", CampaignPlan.SETTLE_TIME.toString())),
              log));
    }
  }

  /** Tells the trigger what a worker does. */
  private record WorkerTraffic(int worker, InterruptionTrigger trigger)
      implements FaultProxy.Traffic {
    @Override
    public void beforeRequest(ProxiedCall call) throws IOException {
      boolean killed =
          (call.isPost() && trigger.reach(worker, Moment.BEFORE_POST))
              || (call.isWrite() && trigger.reach(worker, Moment.BEFORE_WRITE));
      if (killed) {
        throw new IOException("the worker was killed");
      }
    }

    @Override
    public void afterRequest(ProxiedCall call) throws IOException {
      boolean killed =
          (call.isPost() && trigger.reach(worker, Moment.AFTER_POST))
              || (call.isClaim() && trigger.reach(worker, Moment.AFTER_CLAIM))
              || (call.isWrite() && trigger.reach(worker, Moment.AFTER_WRITE));
      if (killed) {
        throw new IOException("the worker was killed");
      }
    }
  }

  void start() throws IOException {
    for (WorkerProcess worker : workers) {
      worker.start();
    }
  }

  /** Interrupts a worker at the planned moment, or when the time for that is up. */
  void interrupt(Interruption interruption, Duration limit) throws InterruptedException {
    trigger.arm(interruption);
    trigger.await(limit);
  }

  void feedRead() {
    trigger.reach(InterruptionTrigger.UNKNOWN_WORKER, Moment.AFTER_FEED);
  }

  private void interrupt(int number, boolean pause) {
    WorkerProcess worker = workers.get(number);
    if (pause) {
      worker.pause();
      pauses.incrementAndGet();
      Thread.ofVirtual()
          .start(() -> {
            LockSupport.parkNanos(PAUSE.toNanos());
            worker.resume();
          });
      return;
    }
    worker.kill();
    kills.incrementAndGet();
    restart(worker);
  }

  /** A worker that ended by itself is a defect, which the report counts. */
  void restartCrashed() {
    for (WorkerProcess worker : workers) {
      if (!worker.isAlive()) {
        crashes.incrementAndGet();
        restart(worker);
      }
    }
  }

  private static void restart(WorkerProcess worker) {
    try {
      worker.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int kills() {
    return kills.get();
  }

  int pauses() {
    return pauses.get();
  }

  int crashes() {
    return crashes.get();
  }

  /** Whether a worker logged this text. */
  boolean hasLogged(String text) throws IOException {
    for (Path log : logs) {
      if (Files.exists(log) && Files.readString(log).contains(text)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
    proxies.forEach(FaultProxy::close);
  }
}
