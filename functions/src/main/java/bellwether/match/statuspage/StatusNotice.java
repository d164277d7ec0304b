package bellwether.match.statuspage;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item of a vendor's status page. It is about the vendor, named or not, but it usually reports
 * an outage and not a breach.
 */
public final class StatusNotice {
  private final Words title;
  private final Words text;
  private final List<StatusToken> titleTokens;
  private final List<StatusToken> textTokens;

  public StatusNotice(Advisory advisory) {
    title = Words.of(advisory.title());
    text = Words.of(advisory.text());
    titleTokens = StatusToken.of(title);
    textTokens = StatusToken.of(text);
  }

  /** An indicator with the words that contain it. */
  private record BreachStatement(Words words, StatusFeatures.Indicator indicator) {
    Match toMatch(Vendor vendor) {
      StatusToken token = indicator.token();
      return new Match(
          vendor,
          indicator.supplyChain() ? Role.SOURCE : Role.VICTIM,
          indicator.confidence(),
          words.rawText(token.from(), token.to()),
          words.sentenceAt(token.from()),
          List.of("status page: X itself reports \"" + token.text() + "\""));
    }
  }

  /** The breach that the vendor reports; empty if it reports none. */
  public Optional<Match> findBreach(Vendor vendor) {
    StatusFeatures inTitle = new StatusFeatures(titleTokens, vendor);
    StatusFeatures inText = new StatusFeatures(textTokens, vendor);
    if (inTitle.has(StatusWord.DRILL)) {
      return Optional.empty();
    }
    boolean flood = inTitle.has(StatusWord.FLOOD) || inText.has(StatusWord.FLOOD);
    boolean unaffected = inTitle.saysUnaffected() || inText.saysUnaffected();
    boolean untrue = inTitle.saysUntrue() || inText.saysUntrue();
    return Stream.concat(
            inTitle.findAll().stream().map(indicator -> new BreachStatement(title, indicator)),
            inText.findAll().stream().map(indicator -> new BreachStatement(text, indicator)))
        .filter(statement -> !(flood && statement.indicator.availabilityAttack()))
        .filter(statement -> !(unaffected && statement.indicator.otherParty()))
        .filter(statement -> !(untrue && statement.indicator.confidence() == Confidence.ALLEGED))
        .min(Comparator.comparing(statement -> statement.indicator.confidence()))
        .map(statement -> statement.toMatch(vendor));
  }
}
