package bellwether.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.forward.WebhookClient;
import bellwether.forward.email.EmailSettings;
import bellwether.forward.email.SesClient;
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SesRequestSigner;
import bellwether.store.aws.SigningCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.SocketFactory;

/**
 * Amazon SES on this machine. It refuses what the real one refuses, sends nothing, and shows what
 * it accepted as a mail client does.
 */
public final class LocalSes {
  /** Where the page is. */
  public static final String PAGE = "/mail/";

  /** Where the service is. */
  private static final String SERVICE = "/ses/";

  private static final String SENDER = "alerts@bellwether.example";
  private static final String REGION = "eu-west-1";

  /** Of nobody: this service accepts it only. */
  private static final String KEY_ID = "LOCALSESKEYID";

  private static final String SECRET_KEY = "local-ses-secret-not-for-production";
  private static final int MAX_MESSAGES = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InstantSource clock;
  private final SesRules rules = new SesRules(SENDER);
  private final AwsSignature signature = new AwsSignature(KEY_ID, SECRET_KEY, "ses");
  private final Deque<ReceivedMail> messages = new ArrayDeque<>();
  private int count;

  public LocalSes(InstantSource clock) {
    this.clock = clock;
  }

  /** Serves the page and the service. */
  public void mount(LocalHttpServer site) {
    site.mount(PAGE, this::showPage);
    site.mount(SERVICE + SesClient.PATH, this::send);
  }

  /** A client that sends with this service. */
  public SesClient client(LocalHttpServer site, Duration timeout) {
    return new SesClient(
        new WebhookClient(SocketFactory.getDefault(), timeout),
        site.baseUri().resolve(SERVICE),
        new SesRequestSigner(
                new AwsService(
                    "ses",
                    REGION,
                    site.baseUri(),
                    clock,
                    () -> new SigningCredentials(KEY_ID, SECRET_KEY, null)))
            ::sign,
        new EmailSettings(SENDER, REGION));
  }

  /** What was sent, newest first. */
  public synchronized List<ReceivedMail> messages() {
    return List.copyOf(messages);
  }

  private void showPage(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PAGE)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    int shown = query.matches("[0-9]{1,9}") ? Integer.parseInt(query) : 0;
    HttpResponses.send(
        exchange, 200, "text/html; charset=utf-8", MailPage.of(messages(), shown).getBytes(UTF_8));
  }

  private void send(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(405, -1);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(SesRules.MAX_BYTES + 1);
    JsonNode request = parse(body);
    Optional<SesError> refusal = refusal(exchange, body, request);
    String id = refusal.isPresent() ? "" : "0102" + UUID.randomUUID() + "-000000";
    add(request, id, refusal.map(SesError::message).orElse(""));
    if (refusal.isPresent()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.get().name());
    }
    JsonNode answer =
        refusal
            .map(error -> JsonNodeFactory.instance.objectNode().put("message", error.message()))
            .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("MessageId", id));
    HttpResponses.sendJson(exchange, refusal.map(SesError::status).orElse(200), answer);
  }

  private Optional<SesError> refusal(HttpExchange exchange, byte[] body, JsonNode request) {
    if (body.length > SesRules.MAX_BYTES) {
      return Optional.of(SesError.rejected("the message has more than 40 MB"));
    }
    if (!signature.holds(
        exchange.getRequestHeaders(), exchange.getRequestURI().getRawPath(), body)) {
      return Optional.of(SesError.unsigned("the signature does not hold"));
    }
    return request.isObject()
        ? rules.refusal(request)
        : Optional.of(SesError.badRequest("the body is not a JSON object"));
  }

  private synchronized void add(JsonNode request, String id, String refusal) {
    JsonNode simple = request.at("/Content/Simple");
    Map<String, String> headers = new LinkedHashMap<>();
    simple
        .path("Headers")
        .forEach(
            header -> headers.put(header.path("Name").asText(), header.path("Value").asText()));
    count++;
    messages.addFirst(
        new ReceivedMail(
            count,
            clock.instant(),
            request.path("FromEmailAddress").asText(),
            String.join(", ", new ArrayList<>(SesRules.recipients(request))),
            simple.at("/Subject/Data").asText(),
            simple.at("/Body/Text/Data").asText(),
            simple.at("/Body/Html/Data").asText(),
            headers,
            id.isEmpty() ? "" : id + "@" + REGION + ".amazonses.com",
            refusal));
    if (messages.size() > MAX_MESSAGES) {
      messages.removeLast();
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JSON.missingNode() : tree;
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
