package bellwether.match.statuspage;

import bellwether.match.text.Tag;
import bellwether.match.text.CommonWords;

import bellwether.domain.incident.Confidence;
import bellwether.domain.vendor.Vendor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What in the words of a vendor's status page says that it was breached. */
final class StatusFeatures {
  /** Longer sentences are lists of something else. */
  private static final int SENTENCE = 60;

  private static final Set<String> WE = Set.of("we", "our", "us", "ours");

  /** Behind these stands at whose place it happened. */
  private static final Set<String> AT = Set.of("at", "involving");

  private static final Set<String> WERE = Set.of("was", "were", "been", "being");

  private static final Set<String> LOSS =
      Set.of("exposure", "leak", "leaks", "leakage", "theft", "disclosure");

  /** What may be an attack on availability alone. */
  private static final Pattern ATTACK =
      Pattern.compile(
          "cyber ?(?:security )?attacks?|cybersecurity attacks?|suspicious activity"
              + "|malicious (?:cyber )?(?:activity|actors?|party)");

  private static final Pattern MALWARE =
      Pattern.compile(".*(?:malware|ransomware|malicious|suspicious|infect|phish|backdoor).*");

  private static final Pattern LEVELLED = Pattern.compile("(?:breach|compromis|exploit).*");

  /** What customers are reached through. */
  private static final Pattern MADE =
      Pattern.compile(
          "malicious (?:package|version|release|update|build|extension|plugin|dependency).*"
              + "|backdoored|trojani[sz]ed");

  private final StatusPassage passage;
  private final StatusDoubts doubts;
  private final Set<String> own = new HashSet<>();

  /**
   * A word that says so.
   *
   * @param through whether customers are reached through what the vendor makes
   * @param attack whether it may be an attack on availability alone
   * @param elsewhere whether somebody else is named to whom it happened
   */
  record Sign(
      StatusToken token,
      Confidence confidence,
      boolean through,
      boolean attack,
      boolean elsewhere) {}

  StatusFeatures(List<StatusToken> tokens, Vendor vendor) {
    this.passage = new StatusPassage(tokens);
    this.doubts = new StatusDoubts(passage);
    Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .forEach(name -> own.addAll(List.of(Vendor.key(name).split(" "))));
  }

  List<Sign> all() {
    return IntStream.range(0, passage.size())
        .filter(this::isSign)
        .filter(i -> !doubts.any(i))
        .mapToObj(this::sign)
        .toList();
  }

  /** Whether the vendor says that it has no part in what befell another. */
  boolean sayUnaffected() {
    return IntStream.range(0, passage.size())
        .filter(i -> passage.is(i, StatusWord.UNAFFECTED))
        .anyMatch(i ->
            passage.sentence(i, StatusPassage.FAR, this::isWe)
                && !passage.sentence(i, StatusPassage.FAR, this::isPartOfUs));
  }

  /** Whether the vendor calls what others say untrue. */
  boolean sayUntrue() {
    return passage.tokens().stream()
        .anyMatch(token -> token.is(Tag.DENIES) || token.text().equals("hoax"));
  }

  private boolean isWe(int i) {
    return WE.contains(passage.text(i)) || own.contains(passage.text(i));
  }

  /** "Our payment data is not affected" says nothing of the rest. */
  private boolean isPartOfUs(int i) {
    return passage.is(i, Tag.DATA);
  }

  private boolean isSign(int i) {
    StatusToken token = passage.get(i);
    if (isLossOfData(i)) {
      return true;
    }
    if (token.is(StatusWord.EVERYDAY) || token.is(StatusWord.PLAIN) || token.is(Tag.DENIES)) {
      return false;
    }
    if (passage.sentence(i, SENTENCE, j -> passage.is(j, StatusWord.DRILL))) {
      return false;
    }
    boolean breach = token.is(StatusWord.SECURITY) || token.is(Tag.BREACH) || token.is(Tag.HACKERS);
    boolean welcome =
        token.text().endsWith("access")
            && token.is(Tag.STOLE)
            && passage.before(i, 3, j -> passage.is(j, Tag.PEOPLE));
    boolean promise =
        LEVELLED.matcher(token.text()).matches()
            && passage.clause(i, StatusPassage.BESIDE, j -> passage.is(j, StatusWord.LEVEL));
    boolean mistaken =
        MALWARE.matcher(token.text()).matches()
            && passage.sentence(i, StatusPassage.FAR, j -> passage.is(j, StatusWord.MISTAKEN));
    boolean erroneous =
        breach
            && passage.sentence(i, StatusPassage.FAR, j -> passage.is(j, StatusWord.ERRONEOUS))
            && passage.sentence(i, StatusPassage.FAR, j -> passage.is(j, StatusWord.THING));
    return !promise
        && !mistaken
        && !erroneous
        && !welcome
        && !token.is(Tag.LAUNCH)
        && !token.is(Tag.OUTAGE)
        && (breach || isStolen(i) || isTaken(i) || isExploited(i) || isShownToOthers(i));
  }

  /** A leak of memory is an everyday matter, one of "customer data" is not. */
  private boolean isLossOfData(int i) {
    return LOSS.contains(passage.text(i))
        && (passage.before(i, 1, j -> passage.is(j, Tag.DATA))
            || (passage.text(i + 1).equals("of")
                && passage.after(i, 4, j -> passage.is(j, Tag.DATA))));
  }

  private boolean isStolen(int i) {
    return passage.is(i, StatusWord.STOLEN)
        && passage.sentence(i, StatusPassage.NEAR, j -> passage.is(j, Tag.DATA));
  }

  /** "Contact details were obtained", "records read without our permission". */
  private boolean isTaken(int i) {
    boolean passive =
        passage.is(i, StatusWord.TAKEN)
            && passage.before(i, 2, j -> WERE.contains(passage.text(j)))
            && passage.before(i, StatusPassage.BESIDE, j -> passage.is(j, Tag.DATA));
    boolean unasked =
        passage.is(i, StatusWord.UNASKED)
            && passage.before(
                i,
                StatusPassage.NEAR,
                j -> passage.is(j, Tag.STOLE) || passage.is(j, StatusWord.SEE));
    return passive || unasked;
  }

  /** A flaw that is used, not one that might be. */
  private boolean isExploited(int i) {
    boolean mayBe = i > 1 && passage.text(i - 1).equals("be") && !passage.text(i - 2).equals("to");
    return passage.is(i, StatusWord.EXPLOITED)
        && !mayBe
        && passage.sentence(i, StatusPassage.FAR, j -> passage.is(j, Tag.FLAW));
  }

  /** "See other customers' data", "data belonging to another user", "shown to the wrong users". */
  private boolean isShownToOthers(int i) {
    return passage.is(i, StatusWord.SEE)
        && !passage.sentence(i, StatusPassage.FAR, passage::isOperation)
        && passage.clause(i, StatusPassage.NEAR, this::isOthersData);
  }

  private boolean isOthersData(int i) {
    if (!passage.is(i, StatusWord.OTHERS)) {
      return false;
    }
    boolean customers = passage.after(i, 2, j -> passage.is(j, StatusWord.CUSTOMERS));
    boolean theirs = passage.after(i, 3, this::isPrivate);
    boolean belongs =
        passage.before(
                i, 3, j -> passage.is(j, StatusWord.BELONGING) || passage.text(j).equals("of"))
            && passage.before(i, StatusPassage.BESIDE, this::isPrivate);
    boolean shown =
        passage.before(
                i,
                3,
                j ->
                    passage.text(j).equals("to")
                        || passage.text(j).equals("with")
                        || passage.text(j).equals("by"))
            && passage.before(i, StatusPassage.NEAR, this::isPrivate);
    return (customers || passage.text(i).startsWith("some")) && (theirs || belongs || shown);
  }

  private boolean isPrivate(int i) {
    return passage.is(i, Tag.DATA) || passage.is(i, StatusWord.OWNED);
  }

  private Sign sign(int i) {
    StatusToken token = passage.get(i);
    boolean claimed = passage.before(i, StatusPassage.NEAR, j -> passage.is(j, Tag.CLAIMS));
    boolean hedged =
        token.text().startsWith("suspicious")
            || token.is(StatusWord.TAKEN)
            || passage.before(i, StatusPassage.NEAR, j -> passage.is(j, StatusWord.HEDGE));
    boolean exploited = token.is(StatusWord.EXPLOITED);
    return new Sign(
        token,
        claimed ? Confidence.ALLEGED : hedged ? Confidence.UNCERTAIN : Confidence.CONFIRMED,
        exploited || token.is(Tag.CHAIN) || MADE.matcher(token.text()).matches(),
        token.is(Tag.HACKERS) || ATTACK.matcher(token.text()).matches(),
        isElsewhere(i));
  }

  /** "The Ferncast breach", "a breach at Ferncast", "at one of our suppliers". */
  private boolean isElsewhere(int i) {
    boolean at =
        passage.after(
            i, 3, j -> AT.contains(passage.text(j)) && passage.after(j, 4, this::isAnother));
    return at || passage.before(i, 2, this::isAnother);
  }

  private boolean isAnother(int i) {
    StatusToken token = passage.get(i);
    return token.is(Tag.SUPPLIER)
        || (token.capital()
            && token.kinds().isEmpty()
            && token.tags().isEmpty()
            && !own.contains(token.text())
            && !CommonWords.isEnglish(token.text()));
  }
}
