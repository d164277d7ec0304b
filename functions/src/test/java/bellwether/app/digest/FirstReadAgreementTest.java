package bellwether.app.digest;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.vendors.AlertCsv;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.workspace.Settings;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.view.HomeView;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Tests on random histories that every list of incidents contains the same ones. */
final class FirstReadAgreementTest {
  private static final String[] VENDORS = {
    "Inkwell", "Gridmoth", "Larchfield", "Quillforge", "Larkmail", "Quarx"
  };
  private static final Set<String> OPEN = Set.of("open", "acknowledged", "affected");

  @Test
  void homeStatusExportAndDigest_agreeOnTheIncidents() throws IOException {
    for (long seed = 1; seed <= 25; seed++) {
      FirstReadApp app = randomHistory(new Random(seed));
      List<Delivery> deliveries = app.deliveries();
      List<Case> cases = app.stores.cases().findAll(deliveries.stream().map(Delivery::id).toList());
      List<CSVRecord> export = export(deliveries, cases);
      String name = "seed " + seed;

      assertThat(vendorsInHome(app, deliveries, cases))
          .as(name + ", home")
          .isEqualTo(
              export.stream()
                  .filter(row -> OPEN.contains(row.get("status")))
                  .map(row -> row.get("vendor"))
                  .collect(Collectors.toCollection(TreeSet::new)));
      long posted = export.stream().filter(row -> !row.get("posted").equals("no")).count();
      assertThat(digest(app).alertCounts())
          .as(name + ", digest")
          .isEqualTo(new Digest.AlertCounts((int) posted, 0, 0));
      assertThat(export.stream().filter(row -> !row.get("status").isEmpty()))
          .as(name + ", export")
          .hasSize((int) posted);
      long replies =
          export.stream().mapToLong(row -> Long.parseLong(row.get("replies_posted"))).sum();
      assertThat(
              ListReplies.deliveryStatus(
                      deliveries, LeadTimes.of(deliveries, List.of(), Instant.EPOCH))
                  .text())
          .as(name + ", status")
          .contains(": " + (posted + replies + app.summaries().size()) + " notice");
    }
  }

  /** First reads of recent and of old incidents, later reports, and what people do about them. */
  private static FirstReadApp randomHistory(Random random) {
    FirstReadApp app = new FirstReadApp(VENDORS);
    for (int step = 0; step < 12; step++) {
      String vendor = VENDORS[random.nextInt(VENDORS.length)];
      switch (random.nextInt(4)) {
        case 0 -> app.publish("feed" + random.nextInt(4), vendor, random.nextInt(15));
        case 1 ->
            app.publish(
                "feed" + random.nextInt(4),
                vendor + " says hackers stole passports of its customers",
                vendor + " said that hackers stole passports of 40,000 customers.",
                random.nextInt(15));
        case 2 -> app.readAndSummarize();
        default -> act(app, random);
      }
    }
    app.readAndSummarize();
    app.clock.advance(Duration.ofMinutes(1));
    app.deliver();
    return app;
  }

  private static void act(FirstReadApp app, Random random) {
    List<Delivery> cases = app.deliveries().stream().filter(Delivery::isCase).toList();
    if (!cases.isEmpty()) {
      Delivery message = cases.get(random.nextInt(cases.size()));
      Case known =
          app.stores
              .cases()
              .find(message.id())
              .orElseGet(() -> Case.open(message.id(), (Alert) message.notice()));
      CaseAction action =
          random.nextBoolean() ? new CaseAction.NotAffected() : new CaseAction.Acknowledge();
      assertThat(app.stores.cases().save(known.apply(action, "U0ANA", app.clock.instant())))
          .isPresent();
    }
  }

  private static Set<String> vendorsInHome(
      FirstReadApp app, List<Delivery> deliveries, List<Case> cases) {
    String json =
        HomeView.of(
                "U0ANA",
                Settings.DEFAULTS,
                List.of(),
                deliveries,
                cases,
                List.of(),
                List.of(),
                app.clock.instant())
            .json();
    return IntStream.range(0, VENDORS.length)
        .mapToObj(i -> VENDORS[i])
        .filter(json::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<CSVRecord> export(List<Delivery> deliveries, List<Case> cases)
      throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(AlertCsv.write(deliveries, cases)))
        .getRecords();
  }

  private static Digest digest(FirstReadApp app) {
    new DigestWriter(
            new PolledFeeds(app.feeds(), app.stores.customerFeeds()), app.stores, app.clock)
        .writeNow(CUSTOMER);
    return app.deliveries().stream()
        .map(Delivery::notice)
        .filter(Digest.class::isInstance)
        .map(Digest.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
