package bellwether.local.torture;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.torture.worker.Design;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code torture}: kills and pauses workers and disturbs their connections, and counts the alerts
 * that are lost or posted twice, for Bellwether and for simpler designs.
 */
public record TortureCommand(PrintStream out, PrintStream err, Clock clock) implements CliCommand {
  @Override
  public String name() {
    return "torture";
  }

  @Override
  public int run(CommandOptions options) throws IOException, InterruptedException {
    TortureOptions torture = TortureOptions.parse(options, clock.millis() % 1_000_000);
    // Otherwise each response of a proxy waits for the acknowledgement of its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    out.println("Seed " + torture.seed());
    List<CampaignResult> results = new ArrayList<>();
    for (CampaignPlan plan : torture.campaigns()) {
      results.add(run(plan));
    }
    new ResultTable(out).print(results);
    boolean clean =
        results.stream()
            .filter(result -> result.plan().design() == Design.BELLWETHER)
            .allMatch(CampaignResult::isClean);
    return clean ? 0 : 1;
  }

  private CampaignResult run(CampaignPlan plan) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bellwether-torture-");
    CampaignResult result =
        new Campaign(plan, folder, line -> err.println(plan.title() + ": " + line), clock).run();
    if (result.isClean() || plan.design() != Design.BELLWETHER) {
      delete(folder);
    } else {
      err.println("The logs of the workers are in " + folder);
    }
    return result;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
