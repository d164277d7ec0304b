package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageLog;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stores the files that the user uploads in a modal and those that the app sends to a channel or to
 * the user. A download needs the bot token, as with Slack's {@code url_private_download}.
 *
 * @see <a href="https://docs.slack.dev/messaging/working-with-files">Working with files</a>
 */
public final class FileMethods implements HttpHandler {
  public static final String PATH = "/files/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FILE_BYTES = 4 << 20;
  private static final int MAX_PREVIEW_CHARS = 10_000;

  /** Slack accepts no name of a channel and no id of a user here. */
  private static final Pattern CHANNEL_ID = Pattern.compile("[CGDZ][A-Z0-9]{8,}");

  private final LocalWorkspace workspace;
  private final MessageLog log;
  private final EphemeralMessages directMessages;
  private final byte[] authorization;
  private final InstantSource clock;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger fileCount = new AtomicInteger();
  private volatile URI baseUri = URI.create("http://localhost/");

  public FileMethods(
      LocalWorkspace workspace,
      MessageLog log,
      EphemeralMessages directMessages,
      String token,
      InstantSource clock) {
    this.workspace = workspace;
    this.log = log;
    this.directMessages = directMessages;
    this.authorization = ("Bearer " + token).getBytes(UTF_8);
    this.clock = clock;
  }

  public void setBaseUri(URI address) {
    baseUri = address;
  }

  /** Stores a file that the user uploaded. */
  public ObjectNode uploadFromPage(byte[] file) {
    String id = "F0LOCAL" + fileCount.incrementAndGet();
    files.put(id, file);
    return JSON.createObjectNode().put("url", baseUri.resolve(PATH + id).toString());
  }

  public ObjectNode getUploadUrl(ApiParameters parameters) {
    String id = "F0LOCAL" + fileCount.incrementAndGet();
    String name = parameters.text("filename").orElse("");
    if (name.isEmpty() || !parameters.text("length").orElse("").matches("[1-9]\\d{0,9}")) {
      throw WebApiException.of("invalid_arguments");
    }
    names.put(id, name);
    return JSON.createObjectNode()
        .put("upload_url", parameters.calledAt(baseUri).resolve(PATH + id).toString())
        .put("file_id", id);
  }

  public ObjectNode completeUpload(ApiParameters parameters) throws IOException {
    String channelId = parameters.text("channel_id").orElse("");
    if (!CHANNEL_ID.matcher(channelId).matches()) {
      throw WebApiException.of("invalid_arguments");
    }
    String id = parameters.json("files", "invalid_arguments").path(0).path("id").asText();
    byte[] file = files.get(id);
    if (file == null) {
      throw WebApiException.of("file_not_found");
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s (%,d bytes)%n```%s```",
            names.get(id),
            file.length,
            preview(new String(file, UTF_8)));
    if (LocalWorkspace.isDirect(channelId)) {
      directMessages.addDirectMessage(JSON.createObjectNode().put("text", text));
    } else {
      LocalChannel channel = parameters.channel("channel_id", workspace);
      var _ = log.post(channel.id(), null, text, JSON.createArrayNode(), null, clock.instant());
    }
    return JSON.createObjectNode();
  }

  private static String preview(String text) {
    String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return plain.length() <= MAX_PREVIEW_CHARS ? plain : plain.substring(0, MAX_PREVIEW_CHARS);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    if (exchange.getRequestMethod().equals("POST") && names.containsKey(id)) {
      files.put(id, exchange.getRequestBody().readNBytes(MAX_FILE_BYTES));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] file = files.get(id);
    if (file == null
        || header == null
        || !MessageDigest.isEqual(authorization, header.getBytes(UTF_8))) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    HttpResponses.send(exchange, 200, file);
  }
}
