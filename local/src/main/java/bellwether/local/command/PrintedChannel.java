package bellwether.local.command;

import bellwether.domain.Alert;
import bellwether.domain.Blockage;
import bellwether.domain.Delivery;
import bellwether.domain.Digest;
import bellwether.domain.FeedHealth;
import bellwether.domain.Kind;
import bellwether.domain.Refresh;
import bellwether.domain.Reminder;
import bellwether.domain.Summary;
import bellwether.function.deliver.Channel;
import bellwether.slack.api.Look;
import bellwether.slack.api.Post;
import bellwether.slack.block.SlackMessage;
import bellwether.store.Deliveries;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A channel that prints each notice once Slack has taken it. */
final class PrintedChannel implements Channel {
  private final Channel channel;
  private final Deliveries deliveries;
  private final PrintStream out;
  private final AtomicInteger alerts = new AtomicInteger();
  private final AtomicInteger replies = new AtomicInteger();

  PrintedChannel(Channel channel, Deliveries deliveries, PrintStream out) {
    this.channel = channel;
    this.deliveries = deliveries;
    this.out = out;
  }

  @Override
  public Post post(
      String customer,
      String to,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    Post post = channel.post(customer, to, message, threadTs, deliveryId);
    if (post instanceof Post.Posted) {
      deliveries.find(deliveryId).ifPresent(this::print);
    }
    return post;
  }

  @Override
  public Post update(
      String customer, String in, String ts, SlackMessage message, String deliveryId) {
    return channel.update(customer, in, ts, message, deliveryId);
  }

  @Override
  public Look find(
      String customer,
      String in,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    return channel.find(customer, in, deliveryId, oldest, latest, threadTs);
  }

  int alerts() {
    return alerts.get();
  }

  int replies() {
    return replies.get();
  }

  private void print(Delivery delivery) {
    switch (delivery.notice()) {
      case Alert alert -> print(alert);
      case Digest _ -> out.println("DIGEST  posted");
      case Summary summary -> {
        out.println("SUMMARY " + Printable.of(summary.occasion()));
        summary
            .alerts()
            .forEach(line ->
                out.println("        " + Printable.of(line.vendor() + ": " + line.title())));
      }
      case Reminder reminder ->
          out.println("REMINDER " + Printable.of(reminder.vendor()) + ": the snooze is over");
      case Blockage blockage ->
          blockage
              .lines()
              .forEach(line ->
                  out.println(
                      "BLOCKED "
                          + Printable.of(line.team())
                          + (line.overAt() == null
                              ? ": " + Printable.of(line.reason())
                              : " can be reached again")));
      case Refresh _ -> {} // the page shows it
      case FeedHealth health ->
          health
              .reports()
              .forEach(report ->
                  out.println(
                      "FEED    "
                          + Printable.of(report.feed())
                          + (report.recoveredAt() == null
                              ? ": " + Printable.of(report.trouble().reason())
                              : " is well again")));
    }
  }

  private void print(Alert alert) {
    if (alert.kind() == Kind.UPDATE) {
      replies.incrementAndGet();
      out.println("REPLY   " + alert.vendor() + ": " + Printable.of(alert.title()) + from(alert));
      return;
    }
    alerts.incrementAndGet();
    out.println(
        "ALERT   "
            + Printable.of(alert.vendor())
            + " "
            + alert.role().inWords()
            + " ("
            + alert.role()
            + ", "
            + alert.confidence().inWords()
            + ")");
    out.println("        " + Printable.of(alert.title()) + from(alert));
    if (!alert.taken().isEmpty()) {
      out.println("        taken or exposed: " + String.join(", ", alert.taken()));
    }
    if (!alert.sameEvent().isEmpty()) {
      out.println("        same event: " + String.join(", ", alert.sameEvent()));
    }
  }

  private static String from(Alert alert) {
    String host = alert.url() == null ? "" : host(alert.url());
    return " [" + (host.isEmpty() ? "" : host + ", ") + "feed " + alert.feed() + "]";
  }

  private static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
