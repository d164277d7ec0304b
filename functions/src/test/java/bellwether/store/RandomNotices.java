package bellwether.store;

import bellwether.domain.destination.Destination;
import bellwether.domain.feed.FirstReads;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.domain.workspace.Outages;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Creates random notices and their deliveries. */
class RandomNotices extends RandomDestinations {
  RandomNotices(long seed) {
    super(seed);
  }

  public Delivery delivery() {
    return DeliveryBuilder.builder()
        .id("d" + random.nextLong())
        .parentId(maybeText())
        .notice(notice())
        .state(pick(Delivery.State.values()))
        .claimOwner(maybeText())
        .attemptCount(random.nextInt())
        .triedAt(maybe(this::instant))
        .dueAt(maybe(this::instant))
        .channel(maybeText())
        .ts(maybeText())
        .messageUrl(maybeText())
        .unconfirmed(maybe(() -> new UnconfirmedPost(instant(), instant(), maybeText())))
        .possibleRepeat(random.nextBoolean())
        .reason(maybeText())
        .createdAt(instant())
        .version(random.nextLong(1L << 53))
        .build();
  }

  Digest.AlertEntry digestAlert() {
    return new Digest.AlertEntry(
        text(),
        pick(Role.values()),
        pick(Event.Kind.values()),
        maybeText(),
        pick(Confidence.values()),
        pick(Severity.Level.values()),
        text(),
        maybeText(),
        maybeText(),
        pick(Case.Status.values()),
        maybeText());
  }

  public Outages blocked() {
    Outages.Outage spell =
        new Outages.Outage(text(), instant(), text(), maybeText(), maybe(this::instant));
    return new Outages(List.of(spell, spell), random.nextLong(1L << 53));
  }

  Event event() {
    return new Event(
        pick(Event.Kind.values()),
        maybeText(),
        pick(Event.Exposure.values()),
        maybeText(),
        texts(),
        pick(Event.Source.values()),
        maybeText());
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(random.nextInt(100_000));
  }

  public FirstReads firstReads() {
    FirstReads.FeedRead read =
        new FirstReads.FeedRead(text(), random.nextInt(), Set.copyOf(texts()));
    return new FirstReads(
        List.of(new FirstReads.Poll(instant(), maybe(this::instant), List.of(read, read))),
        random.nextLong(1L << 53));
  }

  private ZoneId zone() {
    return ZoneId.of(random.nextBoolean() ? "Asia/Kolkata" : "Z");
  }

  private List<Digest.UnreadFeed> unreadFeeds() {
    return Stream.generate(() ->
            new Digest.UnreadFeed(text(), maybe(this::instant), maybe(this::instant), maybeText()))
        .limit(random.nextInt(3))
        .toList();
  }

  private LeadTimes.FeedLead feedLead() {
    return new LeadTimes.FeedLead(
        text(),
        random.nextInt(),
        maybe(() -> Duration.ofSeconds(random.nextInt())),
        random.nextInt(),
        maybe(() -> Duration.ofSeconds(random.nextInt())),
        random.nextInt(),
        random.nextInt());
  }

  Notice notice() {
    if (random.nextInt(4) == 0) {
      return DigestBuilder.builder()
          .customer("T" + text())
          .period(new Digest.Period(instant(), instant(), zone()))
          .vendorCount(random.nextInt())
          .coverage(new Digest.Coverage(random.nextInt(), unreadFeeds(), maybe(random::nextInt)))
          .alertCounts(new Digest.AlertCounts(random.nextInt(), random.nextInt(), random.nextInt()))
          .topAlerts(Stream.generate(this::digestAlert).limit(random.nextInt(3)).toList())
          .mentions(
              new Digest.Mentions(
                  Stream.generate(() ->
                          new Digest.MentionEntry(
                              text(), random.nextBoolean(), random.nextInt(), text(), maybeText()))
                      .limit(random.nextInt(3))
                      .toList(),
                  random.nextInt()))
          .suppliers(suppliers())
          .leadTimes(maybe(() -> new LeadTimes(instant(), feedLead(), List.of(feedLead()))))
          .build();
    }
    if (random.nextInt(6) == 0) {
      return new SupplierNotice("T" + text(), text(), supplierIncident());
    }
    if (random.nextInt(6) == 0) {
      return new ClockReminder(
          "T" + text(),
          text(),
          text(),
          text(),
          text(),
          text(),
          text(),
          instant(),
          random.nextBoolean(),
          maybeText());
    }
    if (random.nextInt(4) == 0) {
      AlertSummary.Entry line =
          new AlertSummary.Entry(
              maybeText(),
              text(),
              pick(Role.values()),
              pick(Event.Kind.values()),
              maybeText(),
              maybe(() -> pick(Confidence.values())),
              maybe(() -> pick(Severity.Level.values())),
              text(),
              maybeText(),
              maybe(this::dateTime));
      return new AlertSummary(
          "T" + text(),
          text(),
          List.of(line, line),
          random.nextInt(),
          random.nextInt(),
          List.of(text(), text()));
    }
    if (random.nextInt(4) == 0) {
      return new FeedHealth(
          random.nextBoolean() ? FeedHealth.OPERATORS : "T" + text(),
          List.of(new FeedHealth.FeedStatus(text(), trouble(), maybe(this::instant))));
    }
    if (random.nextInt(4) == 0) {
      OutageNotice.WorkspaceStatus line =
          new OutageNotice.WorkspaceStatus(
              text(), instant(), text(), random.nextInt(), maybe(this::instant));
      return new OutageNotice(List.of(line, line), maybeText());
    }
    if (random.nextInt(4) == 0) {
      if (random.nextInt(3) == 0) {
        return new DestinationNotice(
            "T" + text(),
            pick(Destination.Kind.values()),
            text(),
            pick(DestinationNotice.Event.values()),
            maybeText());
      }
      return random.nextBoolean()
          ? new MessageUpdate("T" + text(), text())
          : new Reminder("T" + text(), text(), text(), text(), instant(), maybe(this::day));
    }
    return AlertBuilder.builder()
        .customer("T" + text())
        .vendor(text())
        .incidentId(text())
        .kind(pick(ReportKind.values()))
        .role(pick(Role.values()))
        .confidence(pick(Confidence.values()))
        .severity(new Severity(pick(Severity.Level.values()), texts()))
        .tier(maybeText())
        .owner(maybeText())
        .exposedData(texts())
        .event(event())
        .matchedText(text())
        .sentence(text())
        .rules(texts())
        .advisoryId(text())
        .title(text())
        .url(maybeText())
        .feed(text())
        .published(maybe(this::dateTime))
        .seenAt(instant())
        .relatedVendors(texts())
        .changes(texts())
        .supplierOf(declaredUsers())
        .build();
  }
}
