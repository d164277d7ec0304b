package bellwether.slack.reply;

/** Text that looks like a vendor's name but was not matched, and why. */
public record RejectedCandidate(String vendor, String matchedText, String reason) {}
