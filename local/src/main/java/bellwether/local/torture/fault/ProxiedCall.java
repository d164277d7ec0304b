package bellwether.local.torture.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of Slack's Web API or of DynamoDB.
 *
 * @param method such as {@code chat.postMessage} or {@code PutItem}
 * @param subject the method, and for a post the delivery
 * @param isClaim whether the call stores that a delivery is about to be posted
 */
public record ProxiedCall(String method, String subject, boolean isClaim) {
  public static final String POST = "chat.postMessage";

  /** The mark of a delivery in the form of a post. */
  private static final Pattern MARK = Pattern.compile("alert(?:_id%22%3A%22|%3A)(\\w+)");

  static ProxiedCall read(HttpExchange exchange, byte[] body) {
    @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String path = exchange.getRequestURI().getPath();
    String method =
        target == null
            ? path.substring(path.lastIndexOf('/') + 1)
            : target.substring(target.indexOf('.') + 1);
    String text = new String(body, ISO_8859_1);
    Matcher mark = MARK.matcher(text);
    String subject = method.equals(POST) && mark.find() ? method + " " + mark.group(1) : method;
    return new ProxiedCall(
        method, subject, method.equals("PutItem") && text.contains("\\\"SENDING\\\""));
  }

  public boolean isPost() {
    return method.equals(POST);
  }

  public boolean isWrite() {
    return method.contains("PutItem") || method.contains("Write") || method.contains("UpdateItem");
  }
}
