package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.link;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.Delivery;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.message.AlertHeadline;
import bellwether.slack.message.CaseBlocks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Renders the open incidents for one person: first what needs an action, the most severe and the
 * oldest first.
 */
final class OpenIncidents {
  private static final int MAX_SHOWN = 10;
  private static final int MAX_TITLE = 150;

  private static final Comparator<Entry> MOST_URGENT_FIRST =
      Comparator.comparing((Entry entry) -> entry.current().incidentState().severity().level())
          .reversed()
          .thenComparing(entry -> entry.alert().seenAt());

  private final String user;
  private final LocalDate today;
  private final Instant now;

  /** An alert that needs work, and the work so far. */
  private record Entry(Delivery delivery, Alert alert, Case current) {}

  /**
   * @param user Slack's id of the person
   * @param today in the customer's time zone
   */
  OpenIncidents(String user, LocalDate today, Instant now) {
    this.user = user;
    this.today = today;
    this.now = now;
  }

  /** Adds them to the blocks; every delivery is an alert's message. */
  void addTo(BlockBuilder blocks, List<Delivery> deliveries, List<Case> cases) {
    List<Entry> open =
        deliveries.stream()
            .map(delivery -> entry(delivery, cases))
            .filter(entry -> entry.current().status().isOpen())
            .sorted(
                Comparator.comparing((Entry entry) -> !needsAction(entry))
                    .thenComparing(MOST_URGENT_FIRST))
            .toList();
    if (open.isEmpty()) {
      blocks.richText(List.of(RichTextLine.line(plain("No open incidents."))));
    }
    List<Entry> shown = open.stream().limit(MAX_SHOWN).toList();
    addGroup(blocks, "Needs an action", shown.stream().filter(this::needsAction).toList());
    addGroup(blocks, "In progress", shown.stream().filter(entry -> !needsAction(entry)).toList());
    if (open.size() > MAX_SHOWN) {
      blocks.context("and " + (open.size() - MAX_SHOWN) + " more: /breach recent");
    }
  }

  private static Entry entry(Delivery delivery, List<Case> cases) {
    Alert alert = (Alert) delivery.notice();
    Case current =
        cases.stream()
            .filter(each -> each.id().equals(delivery.id()))
            .findFirst()
            .orElseGet(() -> Case.open(delivery.id(), alert));
    return new Entry(delivery, alert, current);
  }

  /** Nobody acknowledged it, it is the person's own, or its follow-up is due. */
  private boolean needsAction(Entry entry) {
    Case current = entry.current();
    boolean waits = current.status() == Status.OPEN && !current.isSnoozed(now);
    return waits || isOwn(current) || isDue(current);
  }

  private boolean isOwn(Case current) {
    return user.equals(current.followUpOwnerOr("")) && !current.isSnoozed(now);
  }

  private boolean isDue(Case current) {
    return current.followUp() != null && !current.followUp().isAfter(today);
  }

  private void addGroup(BlockBuilder blocks, String heading, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    blocks.richText(List.of(RichTextLine.line(bold(heading))));
    entries.forEach(entry -> blocks.richText(lines(entry)));
  }

  private List<RichTextLine> lines(Entry entry) {
    Alert alert = entry.alert();
    String headline = AlertHeadline.of(alert, entry.current()).text();
    Span first =
        Link.of(entry.delivery().messageUrl())
            .map(to -> link(to, headline))
            .orElseGet(() -> bold(headline));
    return List.of(
        RichTextLine.line(first),
        RichTextLine.line(
            RichTextLine.linkWithHost(
                SafeText.clean(alert.title(), MAX_TITLE), Link.of(alert.url()))),
        RichTextLine.line(statusSpans(entry)));
  }

  private List<Span> statusSpans(Entry entry) {
    Case current = entry.current();
    List<Span> spans = new ArrayList<>();
    Case shown = current.isSnoozed(now) ? current : current.withSnoozedUntil(null);
    spans.addAll(CaseBlocks.statusSpans(shown));
    if (current.followUp() != null) {
      spans.add(
          plain(
              (isDue(current) ? ", follow-up due since " : ", follow up on ")
                  + current.followUp()));
    }
    spans.add(
        plain("; " + Phrases.countOf(current.incidentState().reportCount(), "report") + ", seen "));
    spans.add(time(entry.alert().seenAt()));
    return spans;
  }
}
