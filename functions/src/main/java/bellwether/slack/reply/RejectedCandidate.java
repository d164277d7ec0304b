package bellwether.slack.reply;

/**
 * Words that spell a vendor's name and were not taken for it.
 *
 * @param matchedText the words as the text writes them
 * @param reason why not, in plain words
 */
public record RejectedCandidate(String vendor, String matchedText, String reason) {}
