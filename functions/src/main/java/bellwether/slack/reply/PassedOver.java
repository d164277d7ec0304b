package bellwether.slack.reply;

/**
 * Words that spell a vendor's name and were not taken for it.
 *
 * @param matched the words as the text writes them
 * @param why why not, in plain words
 */
public record PassedOver(String vendor, String matched, String why) {}
