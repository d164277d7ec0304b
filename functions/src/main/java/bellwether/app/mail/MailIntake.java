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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a mail as an advisory for the workspaces that it was sent to and that allow its sender; no
 * other workspace can see it.
 */
public final class MailIntake {
  private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

  private final Mailbox mailbox;
  private final String keyPrefix;
  private final AllowedSenders allowedSenders;
  private final AdvisoryStore advisories;
  private final InstantSource clock;

  public MailIntake(
      Mailbox mailbox,
      String keyPrefix,
      AllowedSenders allowedSenders,
      AdvisoryStore advisories,
      InstantSource clock) {
    this.mailbox = mailbox;
    this.keyPrefix = keyPrefix;
    this.allowedSenders = allowedSenders;
    this.advisories = advisories;
    this.clock = clock;
  }

  /** Accepts a mail, or rejects it permanently. SES may report a mail twice; that is idempotent. */
  public boolean accept(MailReceipt receipt) {
    Optional<String> rejection = receipt.rejectionReason(allowedSenders);
    if (rejection.isPresent()) {
      return reject(receipt, rejection.get());
    }
    Optional<byte[]> raw = mailbox.read(keyPrefix + receipt.id());
    if (raw.isEmpty()) {
      return reject(receipt, "not in the bucket, or too large");
    }
    Optional<String> forgery = receipt.rejectionReason(raw.get());
    if (forgery.isPresent()) {
      return reject(receipt, forgery.get());
    }
    Set<String> teams = receipt.teamsAllowing(allowedSenders);
    // The id depends on the workspaces, since others may receive the same mail.
    String feed = Advisory.MAIL_FEED + " " + String.join(" ", teams);
    return switch (FeedParser.parse(Format.MAIL, feed, raw.get(), null, null, clock.instant())) {
      case ParsedDocument.Unreadable(var reason) -> reject(receipt, reason);
      case ParsedDocument.Items(var items, var _) -> {
        items.stream()
            .map(IdentifiedItem::advisory)
            .map(advisory -> advisory.withFeed(Advisory.MAIL_FEED).withAudience(teams))
            .forEach(advisories::add);
        yield !items.isEmpty();
      }
    };
  }

  private static boolean reject(MailReceipt receipt, String reason) {
    LOG.warn("mail rejected id={} reason={}", receipt.id(), reason);
    return false;
  }
}
