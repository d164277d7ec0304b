package bellwether.match.statuspage;

import bellwether.domain.incident.Confidence;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What in the words of a vendor's status page says that it was breached. */
final class StatusFeatures {
  /** Longer sentences are lists of something else. */
  private static final int MAX_SENTENCE_WORDS = 60;

  private static final Set<String> FIRST_PERSON = Set.of("we", "our", "us", "ours");

  /** Behind these stands at whose place it happened. */
  private static final Set<String> LOCATION_WORDS = Set.of("at", "involving");

  private static final Set<String> PASSIVE_VERBS = Set.of("was", "were", "been", "being");

  private static final Set<String> LOSS_WORDS =
      Set.of("exposure", "leak", "leaks", "leakage", "theft", "disclosure");

  /** What may be an attack on availability alone. */
  private static final Pattern ATTACK =
      Pattern.compile(
          "cyber ?(?:security )?attacks?|cybersecurity attacks?|suspicious activity"
              + "|malicious (?:cyber )?(?:activity|actors?|party)");

  private static final Pattern MALWARE =
      Pattern.compile(".*(?:malware|ransomware|malicious|suspicious|infect|phish|backdoor).*");

  private static final Pattern PROMISE_WORDS = Pattern.compile("(?:breach|compromis|exploit).*");

  /** What customers are reached through. */
  private static final Pattern SUPPLY_CHAIN =
      Pattern.compile(
          "malicious (?:package|version|release|update|build|extension|plugin|dependency).*"
              + "|backdoored|trojani[sz]ed");

  private final StatusPassage passage;
  private final StatusDoubts doubts;
  private final Set<String> ownNames = new HashSet<>();

  /**
   * A word that says so.
   *
   * @param supplyChain whether customers are reached through what the vendor makes
   * @param availabilityAttack whether it may be an attack on availability alone
   * @param otherParty whether somebody else is named to whom it happened
   */
  record Indicator(
      StatusToken token,
      Confidence confidence,
      boolean supplyChain,
      boolean availabilityAttack,
      boolean otherParty) {}

  StatusFeatures(List<StatusToken> tokens, Vendor vendor) {
    this.passage = new StatusPassage(tokens);
    this.doubts = new StatusDoubts(passage);
    Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .forEach(name -> ownNames.addAll(List.of(Vendor.key(name).split(" "))));
  }

  List<Indicator> findAll() {
    return IntStream.range(0, passage.size())
        .filter(this::isIndicator)
        .filter(i -> !doubts.isDoubtful(i))
        .mapToObj(this::toIndicator)
        .toList();
  }

  /** Whether the vendor says that it has no part in what befell another. */
  boolean saysUnaffected() {
    return IntStream.range(0, passage.size())
        .filter(i -> passage.has(i, StatusWord.UNAFFECTED))
        .anyMatch(i ->
            passage.anyInSentence(i, StatusPassage.FAR, this::isVendor)
                && !passage.anyInSentence(i, StatusPassage.FAR, this::isOwnData));
  }

  /** Whether the vendor calls what others say untrue. */
  boolean saysUntrue() {
    return passage.tokens().stream()
        .anyMatch(token -> token.has(Tag.DENIES) || token.text().equals("hoax"));
  }

  private boolean isVendor(int i) {
    return FIRST_PERSON.contains(passage.text(i)) || ownNames.contains(passage.text(i));
  }

  /** "Our payment data is not affected" says nothing of the rest. */
  private boolean isOwnData(int i) {
    return passage.has(i, Tag.DATA);
  }

  private boolean isIndicator(int i) {
    StatusToken token = passage.get(i);
    if (isLossOfData(i)) {
      return true;
    }
    if (token.has(StatusWord.EVERYDAY) || token.has(StatusWord.PLAIN) || token.has(Tag.DENIES)) {
      return false;
    }
    if (passage.anyInSentence(i, MAX_SENTENCE_WORDS, j -> passage.has(j, StatusWord.DRILL))) {
      return false;
    }
    boolean breach =
        token.has(StatusWord.SECURITY) || token.has(Tag.BREACH) || token.has(Tag.HACKERS);
    boolean welcome =
        token.text().endsWith("access")
            && token.has(Tag.STOLE)
            && passage.anyBefore(i, 3, j -> passage.has(j, Tag.PEOPLE));
    boolean promise =
        PROMISE_WORDS.matcher(token.text()).matches()
            && passage.anyInClause(i, StatusPassage.BESIDE, j -> passage.has(j, StatusWord.LEVEL));
    boolean mistaken =
        MALWARE.matcher(token.text()).matches()
            && passage.anyInSentence(
                i, StatusPassage.FAR, j -> passage.has(j, StatusWord.MISTAKEN));
    boolean erroneous =
        breach
            && passage.anyInSentence(
                i, StatusPassage.FAR, j -> passage.has(j, StatusWord.ERRONEOUS))
            && passage.anyInSentence(i, StatusPassage.FAR, j -> passage.has(j, StatusWord.THING));
    return !promise
        && !mistaken
        && !erroneous
        && !welcome
        && !token.has(Tag.LAUNCH)
        && !token.has(Tag.OUTAGE)
        && (breach || isStolen(i) || isObtained(i) || isExploited(i) || isShownToOthers(i));
  }

  /** A leak of memory is an everyday matter, one of "customer data" is not. */
  private boolean isLossOfData(int i) {
    return LOSS_WORDS.contains(passage.text(i))
        && (passage.anyBefore(i, 1, j -> passage.has(j, Tag.DATA))
            || (passage.text(i + 1).equals("of")
                && passage.anyAfter(i, 4, j -> passage.has(j, Tag.DATA))));
  }

  private boolean isStolen(int i) {
    return passage.has(i, StatusWord.STOLEN)
        && passage.anyInSentence(i, StatusPassage.NEAR, j -> passage.has(j, Tag.DATA));
  }

  /** "Contact details were obtained", "records read without our permission". */
  private boolean isObtained(int i) {
    boolean passive =
        passage.has(i, StatusWord.TAKEN)
            && passage.anyBefore(i, 2, j -> PASSIVE_VERBS.contains(passage.text(j)))
            && passage.anyBefore(i, StatusPassage.BESIDE, j -> passage.has(j, Tag.DATA));
    boolean unasked =
        passage.has(i, StatusWord.UNASKED)
            && passage.anyBefore(
                i,
                StatusPassage.NEAR,
                j -> passage.has(j, Tag.STOLE) || passage.has(j, StatusWord.SEE));
    return passive || unasked;
  }

  /** A flaw that is used, not one that might be. */
  private boolean isExploited(int i) {
    boolean mayBe = i > 1 && passage.text(i - 1).equals("be") && !passage.text(i - 2).equals("to");
    return passage.has(i, StatusWord.EXPLOITED)
        && !mayBe
        && passage.anyInSentence(i, StatusPassage.FAR, j -> passage.has(j, Tag.FLAW));
  }

  /** "See other customers' data", "data belonging to another user", "shown to the wrong users". */
  private boolean isShownToOthers(int i) {
    return passage.has(i, StatusWord.SEE)
        && !passage.anyInSentence(i, StatusPassage.FAR, passage::isOutage)
        && passage.anyInClause(i, StatusPassage.NEAR, this::isOthersData);
  }

  private boolean isOthersData(int i) {
    if (!passage.has(i, StatusWord.OTHERS)) {
      return false;
    }
    boolean customers = passage.anyAfter(i, 2, j -> passage.has(j, StatusWord.CUSTOMERS));
    boolean theirs = passage.anyAfter(i, 3, this::isPrivate);
    boolean belongs =
        passage.anyBefore(
                i, 3, j -> passage.has(j, StatusWord.BELONGING) || passage.text(j).equals("of"))
            && passage.anyBefore(i, StatusPassage.BESIDE, this::isPrivate);
    boolean shown =
        passage.anyBefore(
                i,
                3,
                j ->
                    passage.text(j).equals("to")
                        || passage.text(j).equals("with")
                        || passage.text(j).equals("by"))
            && passage.anyBefore(i, StatusPassage.NEAR, this::isPrivate);
    return (customers || passage.text(i).startsWith("some")) && (theirs || belongs || shown);
  }

  private boolean isPrivate(int i) {
    return passage.has(i, Tag.DATA) || passage.has(i, StatusWord.OWNED);
  }

  private Indicator toIndicator(int i) {
    StatusToken token = passage.get(i);
    boolean claimed = passage.anyBefore(i, StatusPassage.NEAR, j -> passage.has(j, Tag.CLAIMS));
    boolean hedged =
        token.text().startsWith("suspicious")
            || token.has(StatusWord.TAKEN)
            || passage.anyBefore(i, StatusPassage.NEAR, j -> passage.has(j, StatusWord.HEDGE));
    boolean exploited = token.has(StatusWord.EXPLOITED);
    return new Indicator(
        token,
        claimed ? Confidence.ALLEGED : hedged ? Confidence.UNCERTAIN : Confidence.CONFIRMED,
        exploited || token.has(Tag.CHAIN) || SUPPLY_CHAIN.matcher(token.text()).matches(),
        token.has(Tag.HACKERS) || ATTACK.matcher(token.text()).matches(),
        namesOtherParty(i));
  }

  /** "The Ferncast breach", "a breach at Ferncast", "at one of our suppliers". */
  private boolean namesOtherParty(int i) {
    boolean at =
        passage.anyAfter(
            i,
            3,
            j ->
                LOCATION_WORDS.contains(passage.text(j))
                    && passage.anyAfter(j, 4, this::isOtherParty));
    return at || passage.anyBefore(i, 2, this::isOtherParty);
  }

  private boolean isOtherParty(int i) {
    StatusToken token = passage.get(i);
    return token.has(Tag.SUPPLIER)
        || (token.capitalized()
            && token.kinds().isEmpty()
            && token.tags().isEmpty()
            && !ownNames.contains(token.text())
            && !CommonWords.isEnglish(token.text()));
  }
}
