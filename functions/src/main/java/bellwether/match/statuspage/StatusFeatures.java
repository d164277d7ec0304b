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

/** Finds the words of a vendor's status page that report a breach. */
final class StatusFeatures {
  /** How far apart words of one sentence may be; longer sentences are lists. */
  private static final int MAX_SENTENCE_WORDS = 60;

  private static final Set<String> FIRST_PERSON = Set.of("we", "our", "us", "ours");

  /** Words before the name of the company where it happened. */
  private static final Set<String> LOCATION_WORDS = Set.of("at", "involving");

  private static final Set<String> PASSIVE_VERBS = Set.of("was", "were", "been", "being");

  private static final Set<String> RECIPIENT_PREPOSITIONS = Set.of("to", "with", "by");

  private static final Set<String> LOSS_WORDS =
      Set.of("exposure", "leak", "leaks", "leakage", "theft", "disclosure");

  /** Words that may mean an attack on availability only. */
  private static final Pattern ATTACK =
      Pattern.compile(
          "cyber ?(?:security )?attacks?|cybersecurity attacks?|suspicious activity"
              + "|malicious (?:cyber )?(?:activity|actors?|party)");

  private static final Pattern MALWARE =
      Pattern.compile(".*(?:malware|ransomware|malicious|suspicious|infect|phish|backdoor).*");

  private static final Pattern SERVICE_LEVEL_BREACH =
      Pattern.compile("(?:breach|compromis|exploit).*");

  /** Words for attacks on customers through the vendor's software. */
  private static final Pattern SUPPLY_CHAIN =
      Pattern.compile(
          "malicious (?:package|version|release|update|build|extension|plugin|dependency).*"
              + "|backdoored|trojani[sz]ed");

  private final StatusPassage passage;
  private final StatusDoubts doubts;
  private final Set<String> ownNames = new HashSet<>();

  StatusFeatures(StatusPassage passage, Vendor vendor) {
    this.passage = passage;
    this.doubts = new StatusDoubts(passage);
    Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .forEach(name -> ownNames.addAll(List.of(Vendor.key(name).split(" "))));
  }

  List<StatusIndicator> findAll() {
    return IntStream.range(0, passage.size())
        .filter(this::isIndicator)
        .filter(i -> !doubts.isDoubtful(i))
        .mapToObj(this::toIndicator)
        .toList();
  }

  /** Whether the vendor says that the breach of another company does not affect it. */
  boolean saysUnaffected() {
    return IntStream.range(0, passage.size())
        .filter(i -> passage.has(i, StatusWord.UNAFFECTED))
        .anyMatch(i ->
            passage.anyInSentence(i, StatusPassage.FAR, this::isVendor)
                // "Our payment data is not affected" does not exclude other data.
                && !passage.anyInSentence(i, StatusPassage.FAR, this::isData));
  }

  /** Whether the vendor denies what others claim. */
  boolean saysUntrue() {
    return passage.tokens().stream()
        .anyMatch(token -> token.has(Tag.DENIES) || token.text().equals("hoax"));
  }

  private boolean isVendor(int i) {
    return FIRST_PERSON.contains(passage.text(i)) || ownNames.contains(passage.text(i));
  }

  private boolean isData(int i) {
    return passage.has(i, Tag.DATA);
  }

  private boolean isIndicator(int i) {
    StatusToken token = passage.get(i);
    if (isLossOfData(i)) {
      return true;
    }
    if (token.has(StatusWord.EVERYDAY)
        || token.has(StatusWord.PLAIN)
        || token.has(Tag.DENIES)
        || token.has(Tag.LAUNCH)
        || token.has(Tag.OUTAGE)
        || passage.anyInSentence(i, MAX_SENTENCE_WORDS, StatusWord.DRILL)) {
      return false;
    }
    boolean breach =
        token.has(StatusWord.SECURITY) || token.has(Tag.BREACH) || token.has(Tag.HACKERS);
    boolean legitimateAccess =
        token.text().endsWith("access")
            && token.has(Tag.STOLE)
            && passage.anyBefore(i, 3, j -> passage.has(j, Tag.PEOPLE));
    boolean serviceLevel =
        SERVICE_LEVEL_BREACH.matcher(token.text()).matches()
            && passage.anyInClause(i, StatusPassage.BESIDE, j -> passage.has(j, StatusWord.LEVEL));
    boolean falseAlarm =
        MALWARE.matcher(token.text()).matches()
            && passage.anyInSentence(i, StatusPassage.FAR, StatusWord.MISTAKEN);
    boolean erroneous =
        breach
            && passage.anyInSentence(i, StatusPassage.FAR, StatusWord.ERRONEOUS)
            && passage.anyInSentence(i, StatusPassage.FAR, StatusWord.THING);
    return !serviceLevel
        && !falseAlarm
        && !erroneous
        && !legitimateAccess
        && (breach || isStolen(i) || isObtained(i) || isExploited(i) || isShownToOthers(i));
  }

  /** Whether data leaked, as in "leak of customer data"; memory leaks are common outages. */
  private boolean isLossOfData(int i) {
    return LOSS_WORDS.contains(passage.text(i))
        && (passage.anyBefore(i, 1, this::isData)
            || (passage.text(i + 1).equals("of") && passage.anyAfter(i, 4, this::isData)));
  }

  private boolean isStolen(int i) {
    return passage.has(i, StatusWord.STOLEN)
        && passage.anyInSentence(i, StatusPassage.NEAR, this::isData);
  }

  /** Whether it is like "contact details were obtained", "records read without our permission". */
  private boolean isObtained(int i) {
    boolean passive =
        passage.has(i, StatusWord.TAKEN)
            && passage.anyBefore(i, 2, j -> PASSIVE_VERBS.contains(passage.text(j)))
            && passage.anyBefore(i, StatusPassage.BESIDE, this::isData);
    boolean withoutPermission =
        passage.has(i, StatusWord.UNASKED)
            && passage.anyBefore(
                i,
                StatusPassage.NEAR,
                j -> passage.has(j, Tag.STOLE) || passage.has(j, StatusWord.SEE));
    return passive || withoutPermission;
  }

  /** Whether a flaw was exploited, and not only might be. */
  private boolean isExploited(int i) {
    boolean mayBe = i > 1 && passage.text(i - 1).equals("be") && !passage.text(i - 2).equals("to");
    return passage.has(i, StatusWord.EXPLOITED)
        && !mayBe
        && passage.anyInSentence(i, StatusPassage.FAR, j -> passage.has(j, Tag.FLAW));
  }

  /** Whether users see others' data, as in "shown to the wrong users". */
  private boolean isShownToOthers(int i) {
    return passage.has(i, StatusWord.SEE)
        && !passage.anyInSentence(i, StatusPassage.FAR, passage::isOutage)
        && passage.anyInClause(i, StatusPassage.NEAR, this::isOthersData);
  }

  /** "Other customers' data", "data belonging to another user", "data shown to the wrong users". */
  private boolean isOthersData(int i) {
    return passage.has(i, StatusWord.OTHERS)
        && (passage.text(i).startsWith("some") || passage.anyAfter(i, 2, this::isCustomers))
        && (passage.anyAfter(i, 3, this::isPrivate)
            || (passage.anyBefore(i, 3, this::belongsTo)
                && passage.anyBefore(i, StatusPassage.BESIDE, this::isPrivate))
            || (passage.anyBefore(i, 3, j -> RECIPIENT_PREPOSITIONS.contains(passage.text(j)))
                && passage.anyBefore(i, StatusPassage.NEAR, this::isPrivate)));
  }

  private boolean isCustomers(int i) {
    return passage.has(i, StatusWord.CUSTOMERS);
  }

  private boolean belongsTo(int i) {
    return passage.has(i, StatusWord.BELONGING) || passage.text(i).equals("of");
  }

  private boolean isPrivate(int i) {
    return isData(i) || passage.has(i, StatusWord.OWNED);
  }

  private StatusIndicator toIndicator(int i) {
    StatusToken token = passage.get(i);
    boolean claimed = passage.anyBefore(i, StatusPassage.NEAR, j -> passage.has(j, Tag.CLAIMS));
    boolean uncertain =
        token.text().startsWith("suspicious")
            || token.has(StatusWord.TAKEN)
            || passage.anyBefore(i, StatusPassage.NEAR, StatusWord.HEDGE);
    return new StatusIndicator(
        passage.words(),
        token,
        claimed ? Confidence.ALLEGED : uncertain ? Confidence.UNCERTAIN : Confidence.CONFIRMED,
        token.has(StatusWord.EXPLOITED)
            || token.has(Tag.CHAIN)
            || SUPPLY_CHAIN.matcher(token.text()).matches(),
        token.has(Tag.HACKERS) || ATTACK.matcher(token.text()).matches(),
        namesOtherParty(i));
  }

  /**
   * Whether it is like "the Ferncast breach", "a breach at Ferncast", "at one of our suppliers".
   */
  private boolean namesOtherParty(int i) {
    return passage.anyBefore(i, 2, this::isOtherParty)
        || passage
            .after(i, 3)
            .filter(j -> LOCATION_WORDS.contains(passage.text(j)))
            .anyMatch(j -> passage.anyAfter(j, 4, this::isOtherParty));
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
