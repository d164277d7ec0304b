package bellwether.match.roles;

import bellwether.domain.vendor.Vendor;

/**
 * One place where an item spells a vendor's name, and whether that is the vendor.
 *
 * @param matchedText the words as the item writes them
 * @param zone {@code title} or {@code text}
 * @param accepted whether the words were taken for the vendor
 * @param reason why, or why not, in plain words
 */
public record Candidate(
    Vendor vendor,
    String matchedText,
    String zone,
    String sentence,
    boolean accepted,
    String reason) {}
