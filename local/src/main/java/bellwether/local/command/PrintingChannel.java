package bellwether.local.command;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Posts to another channel and prints each notice, also if Slack refuses it, and each refusal with
 * its fix.
 */
final class PrintingChannel implements DeliveryChannel {
  private final DeliveryChannel delegate;
  private final DeliveryStore deliveries;
  private final PrintStream out;
  private final PrintStream err;
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();
  private final Set<String> refusedNotices = ConcurrentHashMap.newKeySet();
  private final AtomicInteger alertCount = new AtomicInteger();
  private final AtomicInteger replyCount = new AtomicInteger();

  PrintingChannel(
      DeliveryChannel delegate, DeliveryStore deliveries, PrintStream out, PrintStream err) {
    this.delegate = delegate;
    this.deliveries = deliveries;
    this.out = out;
    this.err = err;
  }

  @Override
  public PostResult post(
      String customer,
      String to,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    PostResult post = delegate.post(customer, to, message, threadTs, deliveryId);
    switch (post) {
      case PostResult.Posted _ -> {
        refusals.removeIf(refusal -> refusal.startsWith(to + ": "));
        boolean printed = refusedNotices.remove(deliveryId);
        deliveries
            .find(deliveryId)
            .ifPresent(delivery -> {
              count(delivery.notice());
              if (!printed) {
                print(delivery);
              }
            });
      }
      case PostResult.Rejected rejected -> {
        printRefusal(to, rejected);
        if (refusedNotices.add(deliveryId)) {
          deliveries.find(deliveryId).ifPresent(this::print);
        }
      }
      case PostResult.RateLimited _,
          PostResult.InvalidMessage _,
          PostResult.NotSent _,
          PostResult.Unknown _ -> {}
    }
    return post;
  }

  /** Each channel and reason once, until the channel accepts a post again. */
  private void printRefusal(String channel, PostResult.Rejected rejected) {
    if (refusals.add(channel + ": " + rejected.error())) {
      err.println(
          "REFUSED "
              + TerminalText.sanitize(channel + ": " + rejected.error() + ": " + rejected.fix()));
    }
  }

  @Override
  public PostResult update(
      String customer, String in, String ts, SlackMessage message, String deliveryId) {
    return delegate.update(customer, in, ts, message, deliveryId);
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return delegate.permalink(customer, channel, ts);
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

  private void count(Notice notice) {
    if (notice instanceof Alert alert) {
      (alert.kind() == ReportKind.UPDATE ? replyCount : alertCount).incrementAndGet();
    }
  }

  private void print(Delivery delivery) {
    switch (delivery.notice()) {
      case Alert alert -> print(alert);
      case Digest _ -> print("DIGEST  ", "posted");
      case AlertSummary summary -> {
        print("SUMMARY ", summary.reason());
        summary.alerts().forEach(line -> print("        ", line.vendor() + ": " + line.title()));
      }
      case Reminder reminder -> print("REMINDER ", reminder.vendor() + ": the snooze is over");
      case OutageNotice outage ->
          outage
              .workspaces()
              .forEach(line ->
                  print(
                      "BLOCKED ",
                      line.team()
                          + (line.endedAt() == null
                              ? ": " + line.reason()
                              : " can be reached again")));
      case MessageUpdate _ -> {} // shown on the page
      case FeedHealth health ->
          health
              .feeds()
              .forEach(report ->
                  print(
                      "FEED    ",
                      report.feed()
                          + (report.recoveredAt() == null
                              ? ": " + report.problem().reason()
                              : " has recovered")));
    }
  }

  private void print(Alert alert) {
    String source = alert.title() + " [" + host(alert) + "feed " + alert.feed() + "]";
    if (alert.kind() == ReportKind.UPDATE) {
      print("REPLY   ", alert.vendor() + ": " + source);
      return;
    }
    String confidence = " (" + alert.role() + ", " + alert.confidence().label() + ")";
    print("ALERT   ", alert.vendor() + " " + alert.role().description() + confidence);
    print("        ", source);
    if (!alert.exposedData().isEmpty()) {
      print("        ", "exposed data: " + String.join(", ", alert.exposedData()));
    }
    if (!alert.relatedVendors().isEmpty()) {
      print("        ", "same incident: " + String.join(", ", alert.relatedVendors()));
    }
  }

  /** Returns the host of the article and a comma, or nothing. */
  private static String host(Alert alert) {
    try {
      String host = alert.url() == null ? null : URI.create(alert.url()).getHost();
      return host == null ? "" : host + ", ";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void print(String label, String text) {
    out.println(label + TerminalText.sanitize(text));
  }
}
