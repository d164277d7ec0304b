package bellwether.local.slack.api;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.PostedMessage;
import bellwether.local.slack.workspace.Channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Files: those that a person puts into a modal, and those that the app puts into a channel. Who
 * fetches one must bear the token, as with Slack's {@code url_private_download}.
 *
 * @see <a href="https://docs.slack.dev/messaging/working-with-files">Working with files</a>
 */
public final class FileMethods implements HttpHandler {
  public static final String PATH = "/files/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CAP_BYTES = 4 << 20;
  private static final int MOST_SHOWN = 10_000;

  private final Workspace workspace;
  private final MessageLog log;
  private final byte[] bearer;
  private final Clock clock;
  private final Consumer<PostedMessage> posted;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile URI site = URI.create("http://localhost/");

  public FileMethods(
      Workspace workspace,
      MessageLog log,
      String token,
      Clock clock,
      Consumer<PostedMessage> posted) {
    this.workspace = workspace;
    this.log = log;
    this.bearer = ("Bearer " + token).getBytes(UTF_8);
    this.clock = clock;
    this.posted = posted;
  }

  /** Files are found on that site from now on. */
  public void at(URI address) {
    site = address;
  }

  /** Keeps what a person chose: {@code {"text": …}}. */
  public ObjectNode choose(JsonNode request) {
    String id = "F0LOCAL" + count.incrementAndGet();
    files.put(id, request.path("text").asText().getBytes(UTF_8));
    return JSON.createObjectNode().put("url", site.resolve(PATH + id).toString());
  }

  public ObjectNode place(Parameters parameters) {
    String id = "F0LOCAL" + count.incrementAndGet();
    names.put(id, parameters.text("filename").orElseThrow(() -> Refusal.of("invalid_arguments")));
    return JSON.createObjectNode()
        .put("upload_url", site.resolve(PATH + id).toString())
        .put("file_id", id);
  }

  public ObjectNode complete(Parameters parameters) throws IOException {
    Channel channel =
        parameters
            .text("channel_id")
            .flatMap(workspace::channel)
            .orElseThrow(() -> Refusal.of("channel_not_found"));
    String id = parameters.structure("files", "invalid_arguments").path(0).path("id").asText();
    byte[] file = files.get(id);
    if (file == null) {
      throw Refusal.of("file_not_found");
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s (%,d bytes)%n```%s```",
            names.get(id),
            file.length,
            shown(new String(file, UTF_8)));
    posted.accept(
        log.post(channel.id(), null, text, JSON.createArrayNode(), null, clock.instant()));
    return JSON.createObjectNode();
  }

  private static String shown(String text) {
    String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    if (exchange.getRequestMethod().equals("POST") && names.containsKey(id)) {
      files.put(id, exchange.getRequestBody().readNBytes(CAP_BYTES));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] file = files.get(id);
    if (file == null || given == null || !MessageDigest.isEqual(bearer, given.getBytes(UTF_8))) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.sendResponseHeaders(200, file.length == 0 ? -1 : file.length);
    exchange.getResponseBody().write(file);
  }
}
