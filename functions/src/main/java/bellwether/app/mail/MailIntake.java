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
  private static final String FEED = "E-mail";

  private final Mailbox mailbox;
  private final String prefix;
  private final AllowedSenders senders;
  private final AdvisoryStore advisories;
  private final InstantSource clock;

  public MailIntake(
      Mailbox mailbox, String prefix, AllowedSenders senders, AdvisoryStore advisories, InstantSource clock) {
    this.mailbox = mailbox;
    this.prefix = prefix;
    this.senders = senders;
    this.advisories = advisories;
    this.clock = clock;
  }

  /**
   * Takes one mail. SES may tell of it twice: the second time nothing changes.
   *
   * @return whether it was taken; false if it is refused for good
   */
  public boolean take(MailReceipt receipt) {
    Optional<String> refusal = receipt.refusal(senders);
    if (refusal.isPresent()) {
      LOG.warn("mail refused id={} reason={}", receipt.id(), refusal.get());
      return false;
    }
    Optional<byte[]> raw = mailbox.read(prefix + receipt.id());
    if (raw.isEmpty()) {
      LOG.warn("mail refused id={} reason=gone from the bucket, or too large", receipt.id());
      return false;
    }
    Optional<String> forgery = receipt.refusal(raw.get());
    if (forgery.isPresent()) {
      LOG.warn("mail refused id={} reason={}", receipt.id(), forgery.get());
      return false;
    }
    // One id for each workspace: what one was sent, another may have been sent as well.
    String feed = FEED + " " + String.join(" ", receipt.teams());
    return switch (FeedParser.parse(Format.MAIL, feed, raw.get(), null, null, clock.instant())) {
      case ParsedDocument.Unreadable(var reason) -> {
        LOG.warn("mail refused id={} reason={}", receipt.id(), reason);
        yield false;
      }
      case ParsedDocument.Items(var items, var _) -> {
        items.stream().map(IdentifiedItem::advisory).map(one -> owned(one, receipt)).forEach(advisories::add);
        yield !items.isEmpty();
      }
    };
  }

  private static Advisory owned(Advisory advisory, MailReceipt receipt) {
    return new Advisory(
        advisory.id(),
        FEED,
        advisory.title(),
        advisory.url(),
        advisory.text(),
        advisory.published(),
        advisory.stated(),
        advisory.seenAt(),
        receipt.teams(),
        0,
        java.util.List.of(),
        false);
  }
}
