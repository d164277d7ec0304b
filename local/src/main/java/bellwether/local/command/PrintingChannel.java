package bellwether.local.command;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Notice;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
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
  private final Terminal terminal;
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();
  private final Set<String> refusedNotices = ConcurrentHashMap.newKeySet();
  private final AtomicInteger alertCount = new AtomicInteger();
  private final AtomicInteger replyCount = new AtomicInteger();

  PrintingChannel(DeliveryChannel delegate, DeliveryStore deliveries, Terminal terminal) {
    this.delegate = delegate;
    this.deliveries = deliveries;
    this.terminal = terminal;
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
      terminal.print(
          TerminalEvent.warn(
                  "post_refused",
                  "REFUSED",
                  channel + ": " + rejected.error() + ": " + rejected.fix())
              .with("channel", channel)
              .with("error", rejected.error())
              .with("fix", rejected.fix()));
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
  public SearchResult find(String customer, MessageQuery query) {
    return delegate.find(customer, query);
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
    NoticeEvents.of(delivery).forEach(terminal::print);
  }
}
