package bellwether.feed.format.mail;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Parses an email (RFC 5322 and 2045): a vendor's notice or a post to a list, forwarded or not. The
 * forwarded message is the advisory. Attachments are never opened.
 */
public final class MailParser {
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxHeaderCount(500)
          .setMaxHeaderLen(20_000)
          .setMaxLineLen(-1)
          .setMaxContentLen(InputLimits.DOCUMENT_BYTES)
          .setMalformedHeaderStartsBody(true)
          .build();

  /** A post to a list often begins with the address of an article. */
  private static final Pattern FIRST_LINK =
      Pattern.compile("\\A\\s*<?(https?://[^\\s<>]{4,2000})>?");

  /** Prefixes of replies and forwards in several languages, and those of lists. */
  private static final Pattern SUBJECT_PREFIX =
      Pattern.compile(
          "(?i)^[\\s\\u00a0]*(?:(?:re|fwd?|aw|wg|tr|rv|i|vs|sv|vb|vl|pd|enc|doorst|antw|res|r\u00e9|odp"
              + "|\u8f6c\u53d1|\u8f49\u5bc4|\u56de\u590d|\u56de\u8986)(?:\\[\\d+])?[\\s\\u00a0]*[:\uff1a][\\s\\u00a0]*"
              + "|\\[[^\\]]{1,60}][\\s\\u00a0]*)+");

  /** A word in a sender's name or domain that is long enough to be a name. */
  private static final Pattern NAME_WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

  /** The parser is recursive, and each level needs a boundary or is a message. */
  private static final Pattern NESTING = Pattern.compile("(?i)boundary\\s*=|message/rfc822");

  private static final int MAX_BOUNDARIES = 100;

  /** Each part begins with one (RFC 2046 section 5.1.1); the parser keeps all parts in memory. */
  private static final Pattern DELIMITER = Pattern.compile("(?m)^--");

  private static final int MAX_DELIMITERS = 10_000;

  private MailParser() {}

  public static ParseResult parse(FeedDocument document) {
    String text = document.body().string(StandardCharsets.ISO_8859_1);
    if (exceeds(MAX_BOUNDARIES, NESTING.matcher(text))) {
      return new ParseResult.Failure("an e-mail of more than " + MAX_BOUNDARIES + " nested parts");
    }
    if (exceeds(MAX_DELIMITERS, DELIMITER.matcher(text))) {
      return new ParseResult.Failure("an e-mail of more than " + MAX_DELIMITERS + " parts");
    }
    try {
      DefaultMessageBuilder builder = new DefaultMessageBuilder();
      builder.setMimeEntityConfig(CONFIG);
      Message message =
          builder.parseMessage(new ByteArrayInputStream(document.body().toByteArray()));
      if (message.getHeader() == null || message.getHeader().getFields().isEmpty()) {
        return new ParseResult.Failure("no e-mail: it has no header");
      }
      if (message.getFrom() == null && message.getSubject() == null) {
        return new ParseResult.Failure("no e-mail: it has neither sender nor subject");
      }
      return new ParseResult.Success(List.of(toItem(message)), false);
    } catch (IOException | IllegalStateException | IllegalArgumentException damaged) {
      return new ParseResult.Failure("an e-mail that is damaged or larger than its limits");
    }
  }

  private static boolean exceeds(int most, Matcher matcher) {
    return matcher.results().limit(most + 1L).count() > most;
  }

  private static ParsedItem toItem(Message message) {
    Message original = findOriginal(message);
    String rawSubject = original.getSubject() == null ? "" : original.getSubject();
    ForwardedMail inline = ForwardedMail.extract(MailParts.extractText(original), rawSubject);
    String subject = inline.subject() == null ? rawSubject : inline.subject();
    String sender = original.equals(message) ? null : header(original, "From");
    String body =
        appendSender(inline.body(), subject, inline.sender() == null ? sender : inline.sender());
    Message attached = original.equals(message) ? MailParts.attachedMessage(message) : null;
    Matcher link = FIRST_LINK.matcher(body);
    String id = header(original, "Message-ID");
    return new ParsedItem(
            id == null ? null : PlainText.truncate(id, InputLimits.LINK_CHARS),
            link.find() ? Links.resolve(link.group(1), null) : null,
            SUBJECT_PREFIX.matcher(subject).replaceFirst(""),
            attached == null ? body : body + "\n\n" + MailParts.extractText(attached),
            inline.date() == null ? date(original) : inline.date())
        .withSender(
            SenderDomain.of(inline.sender() == null ? header(original, "From") : inline.sender()));
  }

  /** The innermost attached message of a forward. */
  private static Message findOriginal(Message message) {
    Message original = message;
    Message next = isOwnMessage(message) ? null : MailParts.attachedMessage(message);
    while (next != null) {
      original = next;
      next = isForward(next) ? MailParts.attachedMessage(next) : null;
    }
    return original;
  }

  /** A notice may have an attached message that is only an example. */
  private static boolean isOwnMessage(Message message) {
    String subject = message.getSubject();
    return subject != null
        && !subject.isBlank()
        && !isForward(message)
        && MailParts.extractText(message).length() > ForwardedMail.MAX_NOTE_CHARS;
  }

  private static boolean isForward(Message message) {
    return message.getSubject() != null && ForwardedMail.isForwardSubject(message.getSubject());
  }

  /** If a vendor writes "we", only the sender of the forwarded message names it. */
  private static String appendSender(String body, String subject, @Nullable String sender) {
    if (sender == null || sender.length() > InputLimits.TITLE_CHARS) {
      return body;
    }
    String words = (subject + " " + body).toLowerCase(Locale.ROOT);
    boolean named =
        NAME_WORD
            .matcher(sender.toLowerCase(Locale.ROOT))
            .results()
            .anyMatch(word -> words.contains(word.group()));
    return named ? body : body.stripTrailing() + "\n\nFrom: " + sender;
  }

  private static @Nullable OffsetDateTime date(Message message) {
    OffsetDateTime read = DateParser.parse(header(message, "Date"));
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
