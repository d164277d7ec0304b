package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.clock.Deadline;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Moment.Kind;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.message.ClockReminderMessage;
import bellwether.slack.request.ActionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modal with the times of an alert, each with its source, and with its clocks. */
public final class TimelineModal {
  private static final int MAX_SOURCE = 60;
  private static final int MAX_DETAIL = 120;
  private static final int MAX_REASON = 300;
  private static final int MAX_TITLE = 200;

  private TimelineModal() {}

  /**
   * @param moments in the order of their times
   */
  public static View of(
      String metadata,
      Alert alert,
      List<Moment> moments,
      List<ReportingClock> clocks,
      Instant now) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(
                List.of(
                    alert.vendor(), SafeText.truncate(SafeText.clean(alert.title()), MAX_TITLE)));
    if (!moments.isEmpty()) {
      blocks.richText(moments.stream().map(TimelineModal::line).toList());
    }
    List<String> lead = leadLines(moments);
    if (!lead.isEmpty()) {
      blocks.section(lead);
    }
    for (ReportingClock clock : clocks) {
      addClock(blocks, clock, now);
    }
    blocks.context(
        "Recorded times never change: what is learned later is shown beside them. "
            + ClockReminderMessage.DISCLAIMER);
    return View.modal(ActionIds.TIMELINE, metadata, "Timeline", "", blocks);
  }

  private static RichTextLine line(Moment moment) {
    List<Span> spans = new ArrayList<>(List.of(plain("• "), time(moment.at()), plain(" ")));
    spans.add(bold(moment.kind().label()));
    if (moment.kind().isByPerson()) {
      spans.add(plain(" by "));
      spans.add(userMention(moment.source()));
    } else {
      spans.add(plain(" (" + SafeText.clean(moment.source(), MAX_SOURCE) + ")"));
    }
    if (moment.kind() == Kind.EARLIER_REPORT) {
      spans.add(plain(" on "));
      spans.add(time(moment.recordedAt()));
    }
    String detail = SafeText.clean(moment.detail(), MAX_DETAIL);
    // The alert's own title is above.
    if (!detail.isEmpty() && moment.kind() != Kind.SEEN && moment.kind() != Kind.FIRST_PUBLIC) {
      spans.add(plain(": " + detail));
    }
    return RichTextLine.line(spans);
  }

  private static List<String> leadLines(List<Moment> moments) {
    Optional<Instant> alerted = CaseTimeline.first(moments, Kind.ALERTED).map(Moment::at);
    if (alerted.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    CaseTimeline.first(moments, Kind.EARLIER_REPORT)
        .or(() -> CaseTimeline.first(moments, Kind.FIRST_PUBLIC))
        .ifPresent(first ->
            lines.add("Alerted " + between(first.at(), alerted.get(), "the first public report")));
    CaseTimeline.first(moments, Kind.VENDOR_NOTICE)
        .ifPresent(notice ->
            lines.add("Alerted " + between(notice.at(), alerted.get(), "the vendor's own notice")));
    return lines;
  }

  private static String between(Instant from, Instant until, String what) {
    Duration time = Duration.between(from, until);
    return Phrases.formatDuration(time.abs()) + (time.isNegative() ? " before " : " after ") + what;
  }

  private static void addClock(BlockBuilder blocks, ReportingClock clock, Instant now) {
    List<RichTextLine> lines = new ArrayList<>();
    lines.add(
        RichTextLine.line(
            bold(clock.regime()),
            plain(
                " counts from the time when " + SafeText.clean(clock.trigger(), MAX_DETAIL) + ": "),
            time(clock.anchoredAt()),
            plain(" (" + SafeText.clean(clock.anchor(), MAX_SOURCE) + "), as "),
            userMention(clock.startedBy()),
            plain(" decided")));
    clock.deadlines().forEach(deadline -> lines.add(line(deadline, clock, now)));
    ReportingClock.NotReportable decision = clock.notReportable();
    if (decision != null) {
      lines.add(
          RichTextLine.line(
              bold("Not reportable"),
              plain(", decided by "),
              userMention(decision.user()),
              plain(", "),
              time(decision.at()),
              plain(": " + SafeText.clean(decision.reason(), MAX_REASON))));
    }
    blocks.richText(lines);
    for (Deadline deadline : clock.open()) {
      blocks.actions(
          ActionIds.CLOCK_BLOCK_PREFIX + clock.id() + ":" + deadline.id(),
          List.of(
              BlockElement.button(
                  ActionIds.CLOCK_DONE, "Done: " + deadline.task(), deadline.id(), null)));
    }
    if (clock.isRunning()) {
      blocks.actions(
          ActionIds.CLOCK_BLOCK_PREFIX + clock.id(),
          List.of(
              BlockElement.button(ActionIds.NOT_REPORTABLE, "Not reportable…", clock.id(), null),
              BlockElement.button(ActionIds.CLOCK_DELETE, "Delete clock", clock.id(), "danger")));
    }
  }

  private static RichTextLine line(Deadline deadline, ReportingClock clock, Instant now) {
    List<Span> spans =
        new ArrayList<>(
            List.of(
                plain(deadline.isDone() ? "☑ " : "☐ "),
                plain(deadline.task() + " by "),
                time(deadline.dueAt()),
                plain(", " + deadline.period().label() + ", ")));
    spans.add(
        Link.of(deadline.url())
            .map(url -> RichTextLine.link(url, deadline.article()))
            .orElseGet(() -> plain(deadline.article())));
    if (deadline.doneAt() != null && deadline.doneBy() != null) {
      spans.add(plain(": done by "));
      spans.add(userMention(deadline.doneBy()));
      spans.add(plain(", "));
      spans.add(time(deadline.doneAt()));
    } else if (clock.isRunning() && deadline.dueAt().isBefore(now)) {
      spans.add(plain(": this time has passed"));
    } else if (deadline.isProvisional(clock.deadlines())) {
      spans.add(plain(": for now, until the step before it is done"));
    }
    return RichTextLine.line(spans);
  }
}
