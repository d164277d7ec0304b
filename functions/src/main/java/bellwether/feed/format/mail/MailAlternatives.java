package bellwether.feed.format.mail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses between the plain text and the HTML of an email.
 *
 * <p>The plain text is often a stub: "view this in your browser", a gateway's warning, an
 * unsubscribe link. No list of such sentences is complete, so the words of both decide.
 */
final class MailAlternatives {
  /** In scripts without spaces, each character counts as a word. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]"
              + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");

  private static final Pattern LINK =
      Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S{1,4000}|\\S{1,80}@\\S{1,200}");

  /** The minimum words of a message, such as "Vendor was breached". */
  private static final int MIN_NEW_WORDS = 3;

  /** A plain text that has fewer of the page's words is another text. */
  private static final double MIN_SHARED_RATIO = 0.6;

  private MailAlternatives() {}

  /**
   * The text to read.
   *
   * @return the plain text with the lines of the page that it lacks, if it has most words of the
   *     page; else the page, with the plain text if that has more words of its own
   */
  static String choose(String plain, String page) {
    Set<String> inPlain = words(plain);
    Set<String> inPage = words(page);
    Set<String> missing = new HashSet<>(inPage);
    missing.removeAll(inPlain);
    if (missing.size() < MIN_NEW_WORDS && !inPlain.isEmpty()) {
      return plain;
    }
    if (inPage.size() - missing.size() >= MIN_SHARED_RATIO * inPage.size()) {
      return plain.stripTrailing() + "\n\n" + linesContaining(missing, page);
    }
    Set<String> onlyInPlain = new HashSet<>(inPlain);
    onlyInPlain.removeAll(inPage);
    return onlyInPlain.size() > inPage.size() ? plain.stripTrailing() + "\n\n" + page : page;
  }

  /** Whether a text has enough words that another lacks. */
  static boolean addsWords(String text, String other) {
    Set<String> words = words(text);
    words.removeAll(words(other));
    return words.size() >= MIN_NEW_WORDS;
  }

  private static String linesContaining(Set<String> missing, String page) {
    return page.lines()
        .filter(line -> words(line).stream().anyMatch(missing::contains))
        .map(line -> line + "\n\n")
        .collect(Collectors.joining());
  }

  /** The different words of a text, without addresses, because tracking links differ. */
  private static Set<String> words(String text) {
    return WORD.matcher(LINK.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
