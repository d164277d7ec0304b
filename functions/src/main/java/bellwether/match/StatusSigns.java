package bellwether.match;

import bellwether.domain.Confidence;
import bellwether.domain.Vendor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What in the words of a vendor's status page says that it was breached. */
final class StatusSigns {
  /** How many words before another a denial reaches it. */
  private static final int DENIED = 14;

  private static final int NEAR = 8;
  private static final int BESIDE = 5;

  /** Longer sentences are lists of something else. */
  private static final int SENTENCE = 60;

  private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");
  private static final Set<String> ABOUT = Set.of("of", "for", "about", "on");
  private static final Set<String> WE = Set.of("we", "our", "us", "ours");

  /** With a denial before it, what precedes did not happen. */
  private static final Set<String> HAPPENED =
      Set.of(
          "occur", "occurred", "happen", "happened", "found", "detected", "identified", "suspected",
          "observed", "involved", "indicated", "place");

  private static final Set<String> LOSS =
      Set.of("exposure", "leak", "leaks", "leakage", "theft", "disclosure");

  private static final Set<String> STOPPED =
      Set.of("blocked", "stopped", "thwarted", "unsuccessful", "failed", "foiled", "mitigated");

  /** What may be an attack on availability alone. */
  private static final Pattern ATTACK = Pattern.compile(".*(?:attack|malicious|suspicious).*");

  private static final Pattern MALWARE =
      Pattern.compile(".*(?:malware|ransomware|malicious|suspicious|infect|phish|backdoor).*");

  private static final Pattern LEVELLED = Pattern.compile("(?:breach|compromis|exploit).*");

  /** What customers are reached through. */
  private static final Pattern MADE =
      Pattern.compile(
          "malicious (?:package|version|release|update|build|extension|plugin|dependency).*"
              + "|backdoored|trojani[sz]ed");

  private final List<StatusToken> tokens;
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

  StatusSigns(List<StatusToken> tokens, Vendor vendor) {
    this.tokens = tokens;
    Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .forEach(name -> own.addAll(List.of(Vendor.key(name).split(" "))));
  }

  List<Sign> all() {
    return IntStream.range(0, tokens.size())
        .filter(this::isSign)
        .filter(i -> !isProduct(i) && !isDenied(i) && !isFeared(i))
        .mapToObj(this::sign)
        .toList();
  }

  /** Whether the vendor says that it has no part in what befell another. */
  boolean sayUnaffected() {
    return IntStream.range(0, tokens.size())
        .filter(i -> tokens.get(i).is(StatusWord.UNAFFECTED))
        .anyMatch(i -> sentence(i, DENIED, this::isWe) && !sentence(i, DENIED, this::isPartOfUs));
  }

  /** Whether the vendor calls what others say untrue. */
  boolean sayUntrue() {
    return tokens.stream()
        .anyMatch(token -> token.is(Tag.DENIES) || token.text().equals("hoax"));
  }

  private boolean isWe(int i) {
    return WE.contains(text(i)) || own.contains(text(i));
  }

  /** "Our payment data is not affected" says nothing of the rest. */
  private boolean isPartOfUs(int i) {
    return tokens.get(i).is(Tag.DATA);
  }

  private boolean isSign(int i) {
    StatusToken token = tokens.get(i);
    if (isLossOfData(i)) {
      return true;
    }
    if (token.is(StatusWord.EVERYDAY) || token.is(StatusWord.PLAIN) || token.is(Tag.DENIES)) {
      return false;
    }
    if (sentence(i, SENTENCE, j -> tokens.get(j).is(StatusWord.DRILL))) {
      return false;
    }
    boolean breach =
        token.is(StatusWord.SECURITY) || token.is(Tag.BREACH) || token.is(Tag.HACKERS);
    boolean welcome =
        token.text().endsWith("access")
            && token.is(Tag.STOLE)
            && before(i, 3, j -> tokens.get(j).is(Tag.PEOPLE));
    boolean promise =
        LEVELLED.matcher(token.text()).matches()
            && clause(i, BESIDE, j -> tokens.get(j).is(StatusWord.LEVEL));
    boolean mistaken =
        MALWARE.matcher(token.text()).matches()
            && sentence(i, DENIED, j -> tokens.get(j).is(StatusWord.MISTAKEN));
    return !promise
        && !mistaken
        && !welcome
        && !token.is(Tag.LAUNCH)
        && !token.is(Tag.OUTAGE)
        && (breach || isStolen(i) || isExploited(i) || isShownToOthers(i));
  }

  /** A leak of memory is an everyday matter, one of "customer data" is not. */
  private boolean isLossOfData(int i) {
    return LOSS.contains(text(i))
        && (before(i, 1, j -> tokens.get(j).is(Tag.DATA))
            || (text(i + 1).equals("of") && after(i, 4, j -> tokens.get(j).is(Tag.DATA))));
  }

  private boolean isStolen(int i) {
    return tokens.get(i).is(StatusWord.STOLEN) && clause(i, NEAR, j -> tokens.get(j).is(Tag.DATA));
  }

  /** A flaw that is used, not one that might be. */
  private boolean isExploited(int i) {
    boolean mayBe = i > 1 && text(i - 1).equals("be") && !text(i - 2).equals("to");
    return tokens.get(i).is(StatusWord.EXPLOITED)
        && !mayBe
        && sentence(i, DENIED, j -> tokens.get(j).is(Tag.FLAW));
  }

  /** "See other customers' data", "data belonging to another user", "shown to the wrong users". */
  private boolean isShownToOthers(int i) {
    return tokens.get(i).is(StatusWord.SEE)
        && !sentence(i, DENIED, this::isOperation)
        && clause(i, NEAR, this::isOthersData);
  }

  private boolean isOthersData(int i) {
    if (!tokens.get(i).is(StatusWord.OTHERS)) {
      return false;
    }
    boolean customers = after(i, 2, j -> tokens.get(j).is(StatusWord.CUSTOMERS));
    boolean theirs = after(i, 3, j -> tokens.get(j).is(Tag.DATA));
    boolean belongs =
        before(i, 3, j -> tokens.get(j).is(StatusWord.BELONGING) || text(j).equals("of"))
            && before(i, BESIDE, j -> tokens.get(j).is(Tag.DATA));
    boolean shown =
        before(i, 3, j -> text(j).equals("to") || text(j).equals("with") || text(j).equals("by"))
            && before(i, NEAR, j -> tokens.get(j).is(Tag.DATA));
    return (customers || text(i).startsWith("some")) && (theirs || belongs || shown);
  }

  /** "Breach notification emails", "ransomware protection": what the vendor sells, not what befell it. */
  private boolean isProduct(int i) {
    boolean outage = sentence(i, DENIED, this::isOperation);
    for (int j = i + 1; j <= i + 2 && inClause(i, j); j++) {
      Gap gap = tokens.get(j).gap();
      if (gap != Gap.SPACE && gap != Gap.HYPHEN) {
        break;
      }
      if (tokens.get(j).is(StatusWord.FEATURE)
          || (outage && tokens.get(j).is(StatusWord.THING))) {
        return true;
      }
    }
    return text(i - 1).equals("anti")
        || (outage
            && before(i, 3, j -> ABOUT.contains(text(j)))
            && before(i, NEAR, j -> tokens.get(j).is(StatusWord.THING)));
  }

  private boolean isOperation(int i) {
    return tokens.get(i).is(StatusWord.OPERATION) || tokens.get(i).is(Tag.OUTAGE);
  }

  private boolean isDenied(int i) {
    for (int j = i - 1; j >= i - DENIED && inClause(i, j); j--) {
      StatusToken before = tokens.get(j);
      if (before.is(StatusWord.UNRELATED)) {
        return true;
      }
      // "No evidence that the attacker came back": there was one.
      if ((before.is(StatusWord.NOT) || before.is(Tag.DENIES)) && !before.is(StatusWord.PLAIN)) {
        return !isDefinite(i);
      }
    }
    return after(
        i,
        NEAR,
        j ->
            tokens.get(j).is(StatusWord.UNRELATED)
                || (tokens.get(j).is(StatusWord.NOT)
                    && after(j, 3, k -> HAPPENED.contains(text(k)))
                    && !after(j, BESIDE, k -> Set.of("until", "before").contains(text(k)))));
  }

  private boolean isDefinite(int i) {
    return i > 0 && DEFINITE.contains(text(i - 1));
  }

  /** What is guarded against has not happened; what is kept from going on has. */
  private boolean isFeared(int i) {
    for (int j = i - 1; j >= i - BESIDE && inClause(i, j); j--) {
      if (tokens.get(j).is(StatusWord.FURTHER) || isDefinite(i)) {
        break;
      }
      if (tokens.get(j).is(StatusWord.AGAINST)) {
        return true;
      }
    }
    if (before(i, DENIED, j -> text(j).equals("if"))) {
      return true;
    }
    return after(i, 1, j -> text(j).startsWith("attempt"))
        && sentence(i, DENIED, j -> STOPPED.contains(text(j)));
  }

  private Sign sign(int i) {
    StatusToken token = tokens.get(i);
    boolean claimed = before(i, NEAR, j -> tokens.get(j).is(Tag.CLAIMS));
    boolean hedged =
        token.text().startsWith("suspicious")
            || before(i, NEAR, j -> tokens.get(j).is(StatusWord.HEDGE));
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
        after(
            i,
            3,
            j ->
                Set.of("at", "in", "involving", "by", "affecting").contains(text(j))
                    && after(j, 4, this::isAnother));
    return at || before(i, 2, this::isAnother);
  }

  private boolean isAnother(int i) {
    StatusToken token = tokens.get(i);
    return token.is(Tag.SUPPLIER)
        || (token.capital()
            && token.kinds().isEmpty()
            && token.tags().isEmpty()
            && !own.contains(token.text())
            && !CommonWords.isEnglish(token.text()));
  }

  private String text(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
  }

  private boolean inClause(int i, int j) {
    return j >= 0 && j < tokens.size() && tokens.get(j).clause() == tokens.get(i).clause();
  }

  private boolean before(int i, int most, IntPredicate fits) {
    for (int j = i - 1; j >= i - most && inClause(i, j); j--) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }

  private boolean after(int i, int most, IntPredicate fits) {
    for (int j = i + 1; j <= i + most && inClause(i, j); j++) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }

  /** Within so many words of the same clause, the word itself included. */
  private boolean clause(int i, int most, IntPredicate fits) {
    return fits.test(i) || before(i, most, fits) || after(i, most, fits);
  }

  /** Within so many words of the same sentence, the word itself not included. */
  private boolean sentence(int i, int most, IntPredicate fits) {
    int sentence = tokens.get(i).sentence();
    for (int j = i - 1; j >= 0 && i - j <= most && tokens.get(j).sentence() == sentence; j--) {
      if (fits.test(j)) {
        return true;
      }
    }
    for (int j = i + 1;
        j < tokens.size() && j - i <= most && tokens.get(j).sentence() == sentence;
        j++) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }
}
