package bellwether.local.command;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A channel that prints each notice once Slack has taken it. */
final class PrintingChannel implements DeliveryChannel {
  private final DeliveryChannel delegate;
  private final DeliveryStore deliveries;
  private final PrintStream out;
  private final AtomicInteger alertCount = new AtomicInteger();
  private final AtomicInteger replyCount = new AtomicInteger();

  PrintingChannel(DeliveryChannel delegate, DeliveryStore deliveries, PrintStream out) {
    this.delegate = delegate;
    this.deliveries = deliveries;
    this.out = out;
  }

  @Override
  public PostResult post(
      String customer,
      String to,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    PostResult post = delegate.post(customer, to, message, threadTs, deliveryId);
    if (post instanceof PostResult.Posted) {
      deliveries.find(deliveryId).ifPresent(this::print);
    }
    return post;
  }

  @Override
  public PostResult update(
      String customer, String in, String ts, SlackMessage message, String deliveryId) {
    return delegate.update(customer, in, ts, message, deliveryId);
  }

  @Override
  public SearchResult find(
      String customer,
      String in,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    return delegate.find(customer, in, deliveryId, oldest, latest, threadTs);
  }

  int alertCount() {
    return alertCount.get();
  }

  int replyCount() {
    return replyCount.get();
  }

  private void print(Delivery delivery) {
    switch (delivery.notice()) {
      case Alert alert -> print(alert);
      case Digest _ -> out.println("DIGEST  posted");
      case AlertSummary summary -> {
        out.println("SUMMARY " + TerminalText.sanitize(summary.reason()));
        summary
            .alerts()
            .forEach(line ->
                out.println(
                    "        " + TerminalText.sanitize(line.vendor() + ": " + line.title())));
      }
      case Reminder reminder ->
          out.println(
              "REMINDER " + TerminalText.sanitize(reminder.vendor()) + ": the snooze is over");
      case OutageNotice blockage ->
          blockage
              .workspaces()
              .forEach(line ->
                  out.println(
                      "BLOCKED "
                          + TerminalText.sanitize(line.team())
                          + (line.endedAt() == null
                              ? ": " + TerminalText.sanitize(line.reason())
                              : " can be reached again")));
      case MessageUpdate _ -> {} // the page shows it
      case FeedHealth health ->
          health
              .feeds()
              .forEach(report ->
                  out.println(
                      "FEED    "
                          + TerminalText.sanitize(report.feed())
                          + (report.recoveredAt() == null
                              ? ": " + TerminalText.sanitize(report.problem().reason())
                              : " is well again")));
    }
  }

  private void print(Alert alert) {
    if (alert.kind() == ReportKind.UPDATE) {
      replyCount.incrementAndGet();
      out.println(
          "REPLY   "
              + alert.vendor()
              + ": "
              + TerminalText.sanitize(alert.title())
              + sourceSuffix(alert));
      return;
    }
    alertCount.incrementAndGet();
    out.println(
        "ALERT   "
            + TerminalText.sanitize(alert.vendor())
            + " "
            + alert.role().description()
            + " ("
            + alert.role()
            + ", "
            + alert.confidence().label()
            + ")");
    out.println("        " + TerminalText.sanitize(alert.title()) + sourceSuffix(alert));
    if (!alert.exposedData().isEmpty()) {
      out.println("        taken or exposed: " + String.join(", ", alert.exposedData()));
    }
    if (!alert.relatedVendors().isEmpty()) {
      out.println("        same event: " + String.join(", ", alert.relatedVendors()));
    }
  }

  private static String sourceSuffix(Alert alert) {
    String host = alert.url() == null ? "" : hostOf(alert.url());
    return " [" + (host.isEmpty() ? "" : host + ", ") + "feed " + alert.feed() + "]";
  }

  private static String hostOf(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
