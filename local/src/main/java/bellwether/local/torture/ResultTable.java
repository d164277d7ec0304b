package bellwether.local.torture;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints the results of campaigns. */
record ResultTable(PrintStream out) {
  void print(List<CampaignResult> results) {
    out.printf(
        Locale.ROOT,
        "%-18s %8s %6s %7s %8s %10s %6s %6s %7s %7s %8s%n",
        "design",
        "expected",
        "lost",
        "doubled",
        "labelled",
        "unexpected",
        "stuck",
        "kills",
        "pauses",
        "faults",
        "time");
    for (CampaignResult result : results) {
      Tally tally = result.tally();
      out.printf(
          Locale.ROOT,
          "%-18s %8d %6d %7d %8d %10d %6d %6d %7d %7d %7ds%n",
          result.plan().title(),
          tally.expected(),
          tally.lost(),
          tally.doubled(),
          tally.labelled(),
          tally.unexpected(),
          result.stuck(),
          result.kills(),
          result.pauses(),
          result.faultCount(),
          result.duration().toSeconds());
    }
    results.forEach(this::printNotes);
    Map<String, Integer> faults = new TreeMap<>(results.getFirst().faults());
    if (!faults.isEmpty()) {
      out.printf(Locale.ROOT, "Faults of %s:%n", results.getFirst().plan().title());
      faults.forEach((name, count) -> out.printf(Locale.ROOT, "  %5d  %s%n", count, name));
    }
  }

  private void printNotes(CampaignResult result) {
    String title = result.plan().title();
    Tally tally = result.tally();
    switch (result.plan().scenario()) {
      case FLOOD ->
          out.printf(
              Locale.ROOT, "%s: summaries report %d of the alerts%n", title, tally.summarized());
      case OUTAGE ->
          out.printf(
              Locale.ROOT,
              "%s: %d of %d alerts were posted after one that was queued later%n",
              title,
              tally.outOfOrder(),
              tally.expected());
      case STEADY ->
          out.printf(
              Locale.ROOT,
              "%s: from poll to post p50 %d ms, p95 %d ms, at most %d ms%n",
              title,
              tally.latency(50).toMillis(),
              tally.latency(95).toMillis(),
              tally.latency(100).toMillis());
    }
    if (result.crashes() > 0) {
      out.printf(
          Locale.ROOT, "%s: workers ended by themselves %d times%n", title, result.crashes());
    }
    if (result.secretLogged()) {
      out.printf(Locale.ROOT, "%s: a worker logged the bot token%n", title);
    }
  }
}
