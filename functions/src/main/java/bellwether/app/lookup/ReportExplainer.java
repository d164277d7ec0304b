package bellwether.app.lookup;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.names.LookupTerms;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.ExplanationReply;
import bellwether.store.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final String team;

  public ReportExplainer(Stores stores, String team) {
    this.stores = stores;
    this.team = team;
  }

  public SlackMessage explainLink(String link) {
    return findAdvisory(link)
        .map(this::explain)
        .orElseGet(() -> CommandReplies.reportNotFound(link));
  }

  /** Explains what a text would do if a feed published it now. */
  public SlackMessage explainText(String text, Instant now) {
    return explain(new Advisory("test", "test", text, null, "", null, StatedFacts.NONE, now));
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

  private SlackMessage explain(Advisory advisory) {
    List<Vendor> vendors = stores.customers().vendors(team);
    Explanation explanation = Matcher.of(vendors).explain(advisory);
    return ExplanationReply.of(
        advisory,
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
