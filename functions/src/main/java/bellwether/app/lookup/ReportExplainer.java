package bellwether.app.lookup;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.facts.ExposedData;
import bellwether.match.incidents.SeverityGrading;
import bellwether.match.names.LookupTerms;
import bellwether.slack.block.Link;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.ExplanationReply;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.reply.UnseenLinkReply;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Explains why a report alerted or did not, and what a text would do. */
public final class ReportExplainer {
  /** A permalink to a message ends with its timestamp, without the dot. */
  private static final Pattern PERMALINK =
      Pattern.compile("https://[\\w-]+\\.slack\\.com/archives/\\w+/p(\\d{10})(\\d{6})(?:\\?.*)?");

  private static final int MAX_REPORTS = 5;

  /** Older alerts can be explained by the link of their article. */
  private static final int MAX_ALERTS = 200;

  private final Stores stores;
  private final Supplier<PolledFeeds> polledFeeds;
  private final String team;
  private final InstantSource clock;

  /** The feeds are loaded only for a link that is not on record. */
  public ReportExplainer(
      Stores stores, Supplier<PolledFeeds> polledFeeds, String team, InstantSource clock) {
    this.stores = stores;
    this.polledFeeds = polledFeeds;
    this.team = team;
    this.clock = clock;
  }

  /** Explains the report with this link, or the newest one about the vendor of this name. */
  public SlackMessage explainLink(String link) {
    return findAdvisory(link)
        .or(() -> newestAbout(link))
        .map(advisory -> explain(advisory, List.of()))
        .orElseGet(() -> explainUnseen(link));
  }

  /** Explains what a text would do if a feed published it now. */
  public SlackMessage explainText(String text) {
    Advisory advisory =
        new Advisory("test", "test", text, null, "", null, StatedFacts.NONE, clock.instant());
    Settings settings = stores.customers().settings(team);
    List<ExplanationReply.Preview> previews =
        Matcher.of(stores.customers().vendors(team)).match(advisory).stream()
            .filter(Match::triggersAlert)
            .map(match -> preview(settings, advisory, match))
            .toList();
    return explain(advisory, previews);
  }

  private ExplanationReply.Preview preview(Settings settings, Advisory advisory, Match match) {
    Severity severity = SeverityGrading.grade(match, advisory, ExposedData.of(advisory));
    Alert alert =
        AlertBuilder.builder()
            .customer(team)
            .vendor(match.vendor().name())
            .incidentId("test")
            .kind(ReportKind.NEW)
            .role(match.role())
            .confidence(match.confidence())
            .severity(severity)
            .tier(match.vendor().tier())
            .matchedText(match.matchedText())
            .sentence(match.sentence())
            .advisoryId(advisory.id())
            .title(advisory.title())
            .feed(advisory.feed())
            .seenAt(advisory.seenAt())
            .build();
    String channel = settings.channelFor(alert, Settings.DEPLOYMENT_CHANNEL);
    return new ExplanationReply.Preview(
        match.vendor().name(),
        severity.level(),
        channel,
        settings.isBelowMinimum(alert, channel, Settings.DEPLOYMENT_CHANNEL));
  }

  /** A link to a vendor's own site is a link, and not the name of the vendor. */
  private Optional<Advisory> newestAbout(String name) {
    return Link.of(name).isPresent()
        ? Optional.empty()
        : new VendorFinder(stores.customers().vendors(team))
            .find(name)
            .flatMap(vendor ->
                new VendorLookup(stores.advisories(), team).find(vendor).stream().findFirst())
            .map(MatchedAdvisory::advisory);
  }

  private SlackMessage explainUnseen(String link) {
    List<Feed> feeds = polledFeeds.get().forCustomer(team);
    List<FeedState> states = stores.feedStates().get(feeds.stream().map(Feed::name).toList());
    return UnseenLinkReply.of(link, feeds, states, clock.instant());
  }

  private Optional<Advisory> findAdvisory(String link) {
    java.util.regex.Matcher permalink = PERMALINK.matcher(link);
    if (permalink.matches()) {
      String ts = permalink.group(1) + "." + permalink.group(2);
      return stores.deliveries().findRecent(team, MAX_ALERTS).stream()
          .filter(delivery -> ts.equals(delivery.ts()))
          .findFirst()
          .flatMap(this::advisoryOf);
    }
    Set<String> terms = LookupTerms.ofUrl(link);
    return terms.isEmpty()
        ? Optional.empty()
        : stores.advisories().findByTerms(terms, MAX_REPORTS).stream()
            .filter(advisory -> advisory.audience().isEmpty() || advisory.audience().contains(team))
            .findFirst();
  }

  private Optional<Advisory> advisoryOf(Delivery delivery) {
    return delivery.notice() instanceof Alert alert
        ? stores.advisories().find(alert.advisoryId())
        : Optional.empty();
  }

  private SlackMessage explain(Advisory advisory, List<ExplanationReply.Preview> previews) {
    List<Vendor> vendors = stores.customers().vendors(team);
    Explanation explanation = Matcher.of(vendors).explain(advisory);
    return ExplanationReply.of(
        advisory,
        previews,
        explanation.findings().stream()
            .map(finding -> new ExplanationReply.Explanation(finding.match(), finding.evidence()))
            .toList(),
        explanation.candidates().stream()
            .filter(candidate -> !candidate.accepted())
            .map(one ->
                new ExplanationReply.Rejection(
                    one.vendor().name(), one.matchedText(), one.reason()))
            .distinct()
            .toList());
  }
}
