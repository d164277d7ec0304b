package bellwether.local.command;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.local.terminal.TerminalEvent;
import bellwether.slack.message.AlertHeadline;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Describes a notice as what the terminal prints of it. */
final class NoticeEvents {
  private NoticeEvents() {}

  static List<TerminalEvent> of(Delivery delivery) {
    List<TerminalEvent> events =
        switch (delivery.notice()) {
          case Alert alert -> List.of(alert(alert));
          case DestinationNotice change -> List.of(event(change));
          case Digest _ -> List.of(TerminalEvent.info("digest", "DIGEST", "posted"));
          case AlertSummary summary -> List.of(summary(summary));
          case Reminder reminder ->
              List.of(
                  TerminalEvent.info("reminder", "REMINDER", text(reminder))
                      .with("vendor", reminder.vendor()));
          case ClockReminder reminder ->
              List.of(
                  TerminalEvent.info(
                          "reminder", "REMINDER", reminder.vendor() + ": " + reminder.task())
                      .with("vendor", reminder.vendor()));
          case SupplierNotice supplier -> List.of(supplier(supplier));
          case OutageNotice outage -> outage.workspaces().stream().map(NoticeEvents::line).toList();
          case MessageUpdate _ -> List.of(); // shown on the page
          case FeedHealth health -> health.feeds().stream().map(NoticeEvents::line).toList();
        };
    return events.stream().map(event -> event.with("delivery", delivery.id())).toList();
  }

  private static TerminalEvent event(DestinationNotice change) {
    String reason = change.reason() == null ? "" : ": " + change.reason();
    String event = change.event().name().toLowerCase(Locale.ROOT);
    return TerminalEvent.info(
            "destination_notice", "FORWARD", change.kind().label() + " " + event + reason)
        .with("destination", change.kind().id());
  }

  private static TerminalEvent supplier(SupplierNotice notice) {
    return TerminalEvent.info(
            "supplier",
            "SUPPLIER",
            notice.incident().supplier()
                + ", a declared supplier of "
                + names(notice.incident().users()))
        .withDetail(notice.incident().title())
        .with("advisory", notice.advisoryId());
  }

  private static String names(DeclaredUsers users) {
    String names = String.join(", ", users.links().stream().map(SupplierLink::vendor).toList());
    return users.moreCount() == 0 ? names : names + " and " + users.moreCount() + " more";
  }

  private static String text(Reminder reminder) {
    return reminder.vendor()
        + (reminder.followUp() == null ? ": the snooze is over" : ": the follow-up is due today");
  }

  private static TerminalEvent alert(Alert alert) {
    String source = alert.title() + " [" + host(alert) + "feed " + alert.feed() + "]";
    return (alert.kind() == ReportKind.UPDATE
            ? TerminalEvent.info("reply", "REPLY", alert.vendor() + ": " + source)
            : message(alert, source))
        .with("advisory", alert.advisoryId())
        .with("vendor", alert.vendor())
        .with("role", alert.role())
        .with("confidence", alert.confidence())
        .with("severity", alert.severity().level())
        .with("title", alert.title())
        .with("url", alert.url())
        .with("feed", alert.feed())
        .with("published", alert.published())
        .with("exposedData", alert.exposedData())
        .with("relatedVendors", alert.relatedVendors());
  }

  private static TerminalEvent message(Alert alert, String source) {
    String text = AlertHeadline.of(alert, Case.open("", alert)).text();
    TerminalEvent event = TerminalEvent.info("alert", "ALERT", text).withDetail(source);
    if (!alert.exposedData().isEmpty()) {
      event = event.withDetail("exposed data: " + String.join(", ", alert.exposedData()));
    }
    if (!alert.relatedVendors().isEmpty()) {
      event = event.withDetail("same incident: " + String.join(", ", alert.relatedVendors()));
    }
    DeclaredUsers users = alert.declaredUsers();
    if (!users.isEmpty()) {
      event =
          event.withDetail(
              "also declared as a supplier of "
                  + names(users)
                  + ", of which nobody has said that it is affected");
    }
    return event;
  }

  private static TerminalEvent summary(AlertSummary summary) {
    List<String> lines =
        summary.alerts().stream().map(line -> line.vendor() + ": " + line.title()).toList();
    TerminalEvent event = TerminalEvent.info("summary", "SUMMARY", summary.reason());
    for (String line : lines) {
      event = event.withDetail(line);
    }
    return event.with("alerts", lines);
  }

  private static TerminalEvent line(OutageNotice.WorkspaceStatus workspace) {
    return workspace.endedAt() == null
        ? TerminalEvent.info(
            "workspace_blocked", "BLOCKED", workspace.team() + ": " + workspace.reason())
        : TerminalEvent.info(
            "workspace_reachable", "BLOCKED", workspace.team() + " can be reached again");
  }

  private static TerminalEvent line(FeedHealth.FeedStatus report) {
    return (report.recoveredAt() == null
            ? TerminalEvent.info(
                "feed_notice", "FEED", report.feed() + ": " + report.problem().reason())
            : TerminalEvent.info("feed_notice", "FEED", report.feed() + " has recovered"))
        .with("feed", report.feed());
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
}
