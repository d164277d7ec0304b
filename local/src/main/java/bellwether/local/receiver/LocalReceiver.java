package bellwether.local.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A webhook and a workflow of Microsoft Teams on this machine. They refuse what real ones refuse,
 * and a page lists what arrived.
 */
public final class LocalReceiver {
  /** Where the page is, below which the destinations are. */
  public static final String PATH = "/receiver/";

  private static final int MAX_BODY_BYTES = 1 << 20;

  /** A page that lists more is of no use. */
  private static final int MAX_EVENTS = 200;

  private final Supplier<Optional<String>> secret;
  private final InstantSource clock;
  private final Deque<ReceivedEvent> events = new ArrayDeque<>();
  private final Set<String> acceptedIds = new HashSet<>();

  /**
   * @param secret the signing secret of the webhook; empty if none is set
   */
  public LocalReceiver(Supplier<Optional<String>> secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Serves the page and the destinations. */
  public void mount(LocalHttpServer site) {
    site.mount(PATH, this::showPage);
    site.mount(PATH + "webhook", exchange -> receive(exchange, "webhook"));
    site.mount(PATH + "teams", exchange -> receive(exchange, "teams"));
  }

  /** What arrived, newest first. */
  public synchronized List<ReceivedEvent> events() {
    return List.copyOf(events);
  }

  private void showPage(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    HttpResponses.send(
        exchange, 200, "text/html; charset=utf-8", ReceiverPage.of(events()).getBytes(UTF_8));
  }

  private void receive(HttpExchange exchange, String kind) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(405, -1);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    JsonNode tree = WebhookRules.parse(body);
    Instant now = clock.instant();
    String refusal =
        kind.equals("teams")
            ? WebhookRules.refusalOfMessage(body, tree)
            : WebhookRules.refusalOfEvent(
                exchange.getRequestHeaders(), body, tree, secret.get(), now);
    add(kind, now, body, tree, refusal);
    // Power Automate answers 202 before the workflow runs.
    exchange.sendResponseHeaders(refusal.isEmpty() ? 202 : 400, -1);
  }

  private synchronized void add(
      String kind, Instant now, byte[] body, @Nullable JsonNode tree, String refusal) {
    String id = tree == null ? "" : tree.path("id").asText();
    boolean repeated = refusal.isEmpty() && !id.isEmpty() && !acceptedIds.add(id);
    events.addFirst(
        new ReceivedEvent(
            kind,
            now,
            tree == null ? "not JSON" : title(tree),
            tree == null ? new String(body, UTF_8) : tree.toPrettyString(),
            refusal,
            repeated));
    if (events.size() > MAX_EVENTS) {
      events.removeLast();
    }
  }

  private static String title(JsonNode tree) {
    String headline = tree.at("/data/headline").asText();
    return headline.isEmpty() ? tree.findPath("fallbackText").asText() : headline;
  }
}
