package bellwether.slack.reply;

/**
 * Text that looks like a vendor's name but was not matched.
 *
 * @param matchedText as written in the text
 * @param reason why it was not matched, in words
 */
public record RejectedCandidate(String vendor, String matchedText, String reason) {}
