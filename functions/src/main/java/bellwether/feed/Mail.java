package bellwether.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads one e-mail (RFC 5322 and 2045): a vendor's notice or a post to a list, forwarded or not.
 * What was forwarded is the advisory, not who forwarded it; attachments are never opened.
 */
final class Mail {
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxHeaderCount(500)
          .setMaxHeaderLen(20_000)
          .setMaxLineLen(-1)
          .setMaxContentLen(Limits.DOCUMENT_BYTES)
          .setMalformedHeaderStartsBody(true)
          .build();

  /** A post to a list often begins with the address of the article that it passes on. */
  private static final Pattern FIRST_LINK =
      Pattern.compile("\\A\\s*<?(https?://[^\\s<>]{4,2000})>?");

  private static final Pattern PREFIX =
      Pattern.compile("(?i)^\\s*(?:(?:re|fwd?|aw|wg|tr|rv|i|vs)\\s*:\\s*|\\[[^\\]]{1,60}]\\s*)+");

  /** The parser goes down by recursion, and each level needs a boundary or is a message itself. */
  private static final Pattern NESTING = Pattern.compile("(?i)boundary\\s*=|message/rfc822");

  private static final int MOST_BOUNDARIES = 100;

  /** Each part begins with one (RFC 2046 section 5.1.1); the parser keeps them all. */
  private static final Pattern DELIMITER = Pattern.compile("(?m)^--");

  private static final int MOST_DELIMITERS = 10_000;

  private Mail() {}

  static Drafts read(Document document) {
    String text = document.body().string(StandardCharsets.ISO_8859_1);
    if (passes(MOST_BOUNDARIES, NESTING.matcher(text))) {
      return new Drafts.Refused("an e-mail of more than " + MOST_BOUNDARIES + " nested parts");
    }
    if (passes(MOST_DELIMITERS, DELIMITER.matcher(text))) {
      return new Drafts.Refused("an e-mail of more than " + MOST_DELIMITERS + " parts");
    }
    try {
      DefaultMessageBuilder builder = new DefaultMessageBuilder();
      builder.setMimeEntityConfig(CONFIG);
      Message message =
          builder.parseMessage(new ByteArrayInputStream(document.body().toByteArray()));
      if (message.getHeader() == null || message.getHeader().getFields().isEmpty()) {
        return new Drafts.Refused("no e-mail: it has no header");
      }
      if (message.getFrom() == null && message.getSubject() == null) {
        return new Drafts.Refused("no e-mail: it has neither sender nor subject");
      }
      return new Drafts.Read(List.of(draft(message)), false);
    } catch (IOException | IllegalStateException | IllegalArgumentException damaged) {
      return new Drafts.Refused("an e-mail that is damaged or larger than its limits");
    }
  }

  private static boolean passes(int most, Matcher matcher) {
    int found = 0;
    while (matcher.find()) {
      if (++found > most) {
        return true;
      }
    }
    return false;
  }

  private static Draft draft(Message message) {
    Message attached = MailParts.forwarded(message);
    Message told = attached == null ? message : attached;
    Forward inline = Forward.in(MailParts.text(told));
    String subject = inline.subject() == null ? told.getSubject() + "" : inline.subject();
    String body = inline.body();
    Matcher link = FIRST_LINK.matcher(body);
    String id = header(told, "Message-ID");
    return new Draft(
        id == null ? null : PlainText.cut(id, Limits.LINK_CHARS),
        link.find() ? Links.absolute(link.group(1), null) : null,
        PREFIX.matcher(subject.equals("null") ? "" : subject).replaceFirst(""),
        body,
        date(inline, told));
  }

  private static @Nullable OffsetDateTime date(Forward inline, Message message) {
    OffsetDateTime original = FeedDates.read(inline.date());
    if (original != null) {
      return original;
    }
    String written = header(message, "Date");
    OffsetDateTime read = FeedDates.read(written);
    return read == null && message.getDate() != null
        ? message.getDate().toInstant().atOffset(ZoneOffset.UTC)
        : read;
  }

  private static @Nullable String header(Message message, String name) {
    Field field = message.getHeader() == null ? null : message.getHeader().getField(name);
    String body = field == null ? null : field.getBody();
    return body == null || body.isBlank() ? null : body.strip();
  }
}
