package bellwether.app.mail;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import bellwether.store.AdvisoryStore;
import bellwether.store.Mailbox;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a mail in as an advisory of the workspaces that it was sent to, and of nobody else. */
public final class MailIntake {
  private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
  private static final String FEED_NAME = "E-mail";

  private final Mailbox mailbox;
  private final String keyPrefix;
  private final AllowedSenders allowedSenders;
  private final AdvisoryStore advisories;
  private final InstantSource clock;

  public MailIntake(
      Mailbox mailbox,
      String prefix,
      AllowedSenders senders,
      AdvisoryStore advisories,
      InstantSource clock) {
    this.mailbox = mailbox;
    this.keyPrefix = prefix;
    this.allowedSenders = senders;
    this.advisories = advisories;
    this.clock = clock;
  }

  /**
   * Takes one mail. SES may tell of it twice: the second time nothing changes.
   *
   * @return whether it was taken; false if it is refused for good
   */
  public boolean accept(MailReceipt receipt) {
    Optional<String> refusal = receipt.rejectionReason(allowedSenders);
    if (refusal.isPresent()) {
      LOG.warn("mail refused id={} reason={}", receipt.id(), refusal.get());
      return false;
    }
    Optional<byte[]> raw = mailbox.read(keyPrefix + receipt.id());
    if (raw.isEmpty()) {
      LOG.warn("mail refused id={} reason=gone from the bucket, or too large", receipt.id());
      return false;
    }
    Optional<String> forgery = receipt.rejectionReason(raw.get());
    if (forgery.isPresent()) {
      LOG.warn("mail refused id={} reason={}", receipt.id(), forgery.get());
      return false;
    }
    // One id for each workspace: what one was sent, another may have been sent as well.
    String feed = FEED_NAME + " " + String.join(" ", receipt.teams());
    return switch (FeedParser.parse(Format.MAIL, feed, raw.get(), null, null, clock.instant())) {
      case ParsedDocument.Unreadable(var reason) -> {
        LOG.warn("mail refused id={} reason={}", receipt.id(), reason);
        yield false;
      }
      case ParsedDocument.Items(var items, var _) -> {
        items.stream()
            .map(IdentifiedItem::advisory)
            .map(one -> forRecipients(one, receipt))
            .forEach(advisories::add);
        yield !items.isEmpty();
      }
    };
  }

  private static Advisory forRecipients(Advisory advisory, MailReceipt receipt) {
    return new Advisory(
        advisory.id(),
        FEED_NAME,
        advisory.title(),
        advisory.url(),
        advisory.text(),
        advisory.published(),
        advisory.statedFacts(),
        advisory.seenAt(),
        receipt.teams(),
        0,
        java.util.List.of(),
        false);
  }
}
