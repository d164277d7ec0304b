package bellwether.slack;

import bellwether.domain.feed.FeedProblem;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.CaseBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.timeline.Timeline;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.NoticeMessages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates hostile notices, their deliveries and cases. */
class HostileNotices extends HostileDestinations {
  HostileNotices(long seed) {
    super(seed);
  }

  Notice notice() {
    return switch (random.nextInt(8)) {
      case 0 -> digest();
      case 1 -> summary();
      case 2 -> health();
      case 3 -> outage();
      case 4 -> destinationNotice();
      case 5 -> clockReminder();
      case 6 -> supplierNotice();
      default -> alert();
    };
  }

  Digest digest() {
    return DigestBuilder.builder()
        .customer("T1")
        .period(
            new Digest.Period(
                instant(), instant(), ZoneId.of(any(new String[] {"UTC", "Asia/Kolkata"}))))
        .vendorCount(random.nextInt())
        .coverage(
            new Digest.Coverage(
                random.nextInt(),
                list(30, this::unreadFeed),
                randomBoolean() ? null : random.nextInt()))
        .alertCounts(
            new Digest.AlertCounts(random.nextInt(3), random.nextInt(3), random.nextInt(3)))
        .topAlerts(list(12, this::digestAlert))
        .mentions(new Digest.Mentions(list(14, this::mentionedVendor), random.nextInt(9_000)))
        .suppliers(suppliers())
        .leadTimes(randomBoolean() ? null : leadTimes())
        .build();
  }

  private Digest.UnreadFeed unreadFeed() {
    return new Digest.UnreadFeed(
        text(200),
        randomBoolean() ? null : instant(),
        randomBoolean() ? null : instant(),
        randomBoolean() ? null : text(500));
  }

  Digest.AlertEntry digestAlert() {
    return new Digest.AlertEntry(
        text(200),
        any(Role.values()),
        any(Event.Kind.values()),
        randomBoolean() ? null : text(200),
        any(Confidence.values()),
        any(Severity.Level.values()),
        text(900),
        url(),
        url(),
        any(Case.Status.values()),
        randomBoolean() ? null : text(30));
  }

  Digest.MentionEntry mentionedVendor() {
    return new Digest.MentionEntry(
        text(200), random.nextBoolean(), random.nextInt(), text(900), url());
  }

  AlertSummary summary() {
    return new AlertSummary(
        "T1",
        text(900),
        IntStream.range(0, 40).mapToObj(this::line).toList(),
        random.nextInt(9_000),
        random.nextInt(9_000),
        List.of());
  }

  List<SlackMessage> updatedSummary() {
    return NoticeMessages.ofUpdatedSummary(summary(), List.of(alertCase()), randomBoolean());
  }

  FeedHealth health() {
    return new FeedHealth(
        FeedHealth.OPERATORS, Stream.generate(this::report).limit(1 + random.nextInt(30)).toList());
  }

  OutageNotice outage() {
    return new OutageNotice(
        Stream.generate(this::outageLine).limit(1 + random.nextInt(30)).toList(),
        randomBoolean() ? null : text(900));
  }

  OutageNotice.WorkspaceStatus outageLine() {
    return new OutageNotice.WorkspaceStatus(
        text(300),
        Instant.EPOCH,
        text(900),
        random.nextInt(),
        randomBoolean() ? null : Instant.EPOCH);
  }

  /** The first is the alert of {@link #alertCase}. */
  AlertSummary.Entry line(int index) {
    return new AlertSummary.Entry(
        index > 0 && randomBoolean() ? null : (index == 0 ? "dddd" : 1000 + index) + "d".repeat(60),
        text(200),
        any(Role.values()),
        any(Event.Kind.values()),
        randomBoolean() ? null : text(200),
        randomBoolean() ? null : any(Confidence.values()),
        randomBoolean() ? null : any(Severity.Level.values()),
        text(900),
        url(),
        published());
  }

  FeedHealth.FeedStatus report() {
    FeedProblem trouble = new FeedProblem(any(FeedProblem.Kind.values()), Instant.EPOCH, text(900));
    return new FeedHealth.FeedStatus(
        text(300), trouble, random.nextBoolean() ? null : Instant.EPOCH);
  }

  Alert alert() {
    return AlertBuilder.builder()
        .customer("T1")
        .vendor(text(300))
        .incidentId("i1")
        .kind(random.nextBoolean() ? ReportKind.NEW : ReportKind.UPDATE)
        .role(any(Role.values()))
        .confidence(any(Confidence.values()))
        .severity(new Severity(any(Severity.Level.values()), list(5, () -> text(200))))
        .tier(random.nextBoolean() ? null : text(100))
        .owner(random.nextBoolean() ? null : text(100))
        .exposedData(list(5, () -> text(200)))
        .event(event())
        .matchedText(text(30))
        .sentence(text(1500))
        .rules(list(6, () -> text(200)))
        .advisoryId("a1")
        .title(text(1500))
        .url(url())
        .feed(text(300))
        .published(published())
        .seenAt(Instant.ofEpochSecond(random.nextInt()))
        .relatedVendors(list(10, () -> text(200)))
        .changes(list(5, () -> text(300)))
        .supplierOf(declaredUsers())
        .build();
  }

  Event event() {
    return new Event(
        any(Event.Kind.values()),
        randomBoolean() ? null : text(200),
        any(Event.Exposure.values()),
        randomBoolean() ? null : text(200),
        list(9, () -> text(60)),
        any(Event.Source.values()),
        randomBoolean() ? null : url());
  }

  CaseAction action() {
    return switch (random.nextInt(6)) {
      case 0 -> new CaseAction.Assign(text(20));
      case 1 -> new CaseAction.Snooze(instant());
      case 2 -> new CaseAction.Affected(new Case.Impact(text(900), null, null));
      case 3 -> new CaseAction.DeclareNotReportable("c1", text(80), text(900));
      case 4 -> new CaseAction.CompleteDeadline("c1", "final", text(300));
      default -> new CaseAction.Recorded(text(900));
    };
  }

  Case alertCase() {
    return CaseBuilder.builder()
        .id("d".repeat(64))
        .customer("T1")
        .status(any(Case.Status.values()))
        .assignee(person())
        .snoozedUntil(randomBoolean() ? null : Instant.EPOCH)
        .impact(
            randomBoolean()
                ? null
                : new Case.Impact(text(900), person(), randomBoolean() ? null : LocalDate.EPOCH))
        .incidentState(
            new Case.IncidentState(
                random.nextInt(),
                any(Confidence.values()),
                new Severity(any(Severity.Level.values()), list(5, () -> text(200)))))
        .stepCount(random.nextInt())
        .steps(list(9, () -> new Case.Step(Instant.EPOCH, text(20), action())))
        .timeline(Timeline.EMPTY)
        .clocks(list(3, this::clock))
        .version(1)
        .build();
  }

  Reminder reminder() {
    return new Reminder(
        "T1",
        "d1",
        text(300),
        randomBoolean() ? "U0ANA" : text(30),
        Instant.EPOCH,
        randomBoolean() ? null : LocalDate.EPOCH);
  }

  Delivery delivery() {
    return DeliveryBuilder.builder()
        .id("d1")
        .notice(notice())
        .state(any(Delivery.State.values()))
        .reason(random.nextBoolean() ? null : text(600))
        .createdAt(Instant.EPOCH)
        .build();
  }
}
