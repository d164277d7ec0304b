package bellwether.match.roles;

import bellwether.domain.vendor.Vendor;

/**
 * A place where an item spells a vendor's name, and whether it means the vendor.
 *
 * @param matchedText the words as the item writes them
 * @param zone {@code title} or {@code text}
 * @param accepted whether the words mean the vendor
 * @param reason why, or why not, in plain words
 */
public record Candidate(
    Vendor vendor,
    String matchedText,
    String zone,
    String sentence,
    boolean accepted,
    String reason) {}
