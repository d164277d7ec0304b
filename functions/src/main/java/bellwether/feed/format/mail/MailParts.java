package bellwether.feed.format.mail;

import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import bellwether.feed.text.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

/** Finds the text in the parts of an email. */
final class MailParts {
  private static final int MAX_PARTS = 100;

  private static final Pattern HTML_START =
      Pattern.compile("(?i)\\s*+<(?:!doctype html|html[\\s>])");

  private MailParts() {}

  /** The first attached message; null if there is none. */
  static @Nullable Message attachedMessage(Message message) {
    return leafParts(message).stream()
        .map(Entity::getBody)
        .filter(Message.class::isInstance)
        .map(Message.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** The text of the plain-text or HTML parts; "" if there is none. */
  static String extractText(Message message) {
    List<Entity> entities = leafParts(message);
    String plain = joinParts(entities, "text/plain");
    String page = joinParts(entities, "text/html");
    return page.isBlank() ? plain : MailAlternatives.choose(plain, page);
  }

  /** Gateways and lists add parts before and after the author's. */
  private static String joinParts(List<Entity> entities, String type) {
    String text = "";
    for (Entity part : entities) {
      if (type.equals(mimeType(part))
          && isText(part)
          && part.getBody() instanceof SingleBody body) {
        String decoded = decode(body, part.getCharset());
        String read = isHtml(type, decoded) ? PlainText.fromHtml(decoded) : decoded;
        if (text.isBlank()) {
          text = read;
        } else if (text.length() < InputLimits.MARKUP_CHARS
            && MailAlternatives.addsWords(read, text)) {
          text = text.stripTrailing() + "\n\n" + read;
        }
      }
    }
    return text;
  }

  /** A part with a file name is an attachment, even if it is inline. */
  private static boolean isText(Entity part) {
    return !"attachment".equalsIgnoreCase(part.getDispositionType())
        && (part.getFilename() == null || part.getParent() == null);
  }

  /** Some programs label HTML as plain text. */
  private static boolean isHtml(String type, String decoded) {
    return type.equals("text/html") || HTML_START.matcher(decoded).lookingAt();
  }

  private static String mimeType(Entity part) {
    return part.getMimeType() == null ? "" : part.getMimeType().toLowerCase(Locale.ROOT);
  }

  private static String decode(SingleBody body, @Nullable String charset) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      String type = charset == null ? "text/plain" : "text/plain; charset=" + charset;
      return PlainText.truncate(
          TextDecoder.decode(bytes.toByteArray(), type).text().replace("\r\n", "\n"),
          InputLimits.MARKUP_CHARS);
    } catch (IOException damaged) {
      return "";
    }
  }

  /** The leaf parts in order, without those of attached messages. */
  private static List<Entity> leafParts(Message message) {
    List<Entity> entities = new ArrayList<>();
    Deque<Entity> open = new ArrayDeque<>(List.of(message));
    int seen = 0;
    while (!open.isEmpty() && seen++ < MAX_PARTS) {
      Entity next = open.pop();
      Body body = next.getBody();
      if (body instanceof Multipart parts) {
        parts.getBodyParts().reversed().forEach(open::push);
      } else {
        entities.add(next);
      }
    }
    return entities;
  }
}
