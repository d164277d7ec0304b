package bellwether.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

/** Finds in the parts of an e-mail what its writer wanted to be read. */
final class MailParts {
  private static final int MOST_PARTS = 100;

  private MailParts() {}

  /** The first message that is attached whole; null if none is. */
  static @Nullable Message forwarded(Message message) {
    for (Entity part : leaves(message)) {
      if (part.getBody() instanceof Message attached) {
        return attached;
      }
    }
    return null;
  }

  /** The plain text, or else the web page as text; "" if there is neither. */
  static String text(Message message) {
    List<Entity> leaves = leaves(message);
    String plain = first(leaves, "text/plain");
    return plain.isBlank() ? PlainText.ofHtml(first(leaves, "text/html")) : plain;
  }

  private static String first(List<Entity> leaves, String type) {
    for (Entity part : leaves) {
      boolean attached = "attachment".equalsIgnoreCase(part.getDispositionType());
      if (!attached && type.equals(mime(part)) && part.getBody() instanceof SingleBody body) {
        String text = decoded(body, part.getCharset());
        if (!text.isBlank()) {
          return text;
        }
      }
    }
    return "";
  }

  private static String mime(Entity part) {
    return part.getMimeType() == null ? "" : part.getMimeType().toLowerCase(Locale.ROOT);
  }

  private static String decoded(SingleBody body, @Nullable String charset) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      String type = charset == null ? "text/plain" : "text/plain; charset=" + charset;
      return PlainText.cut(
          Decoder.decode(bytes.toByteArray(), type).text().replace("\r\n", "\n"),
          Limits.MARKUP_CHARS);
    } catch (IOException damaged) {
      return "";
    }
  }

  /** The parts without parts of their own, in order, without those of an attached message. */
  private static List<Entity> leaves(Message message) {
    List<Entity> leaves = new ArrayList<>();
    Deque<Entity> open = new ArrayDeque<>(List.of(message));
    int seen = 0;
    while (!open.isEmpty() && seen++ < MOST_PARTS) {
      Entity next = open.pop();
      Body body = next.getBody();
      if (body instanceof Multipart parts) {
        parts.getBodyParts().reversed().forEach(open::push);
      } else {
        leaves.add(next);
      }
    }
    return leaves;
  }
}
