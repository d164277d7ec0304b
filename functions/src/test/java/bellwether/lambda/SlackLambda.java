package bellwether.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.DeferredResponder;
import bellwether.app.FakeSlackGateway;
import bellwether.app.InteractionDispatcher;
import bellwether.app.RequestDispatcher;
import bellwether.app.ResponseDeadline;
import bellwether.app.SlackEndpoint;
import bellwether.app.access.MemberCache;
import bellwether.app.access.RequestAuthorizer;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.home.HomeTab;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.WorkQueue;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.RequestVerifier;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Invokes the handler with signed requests. */
final class SlackLambda {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final String FORM = "application/x-www-form-urlencoded";
  static final String COMMAND =
      "command=%2Fbreach&text=watch+AT%26amp%3BT&team_id=T1&user_id=U1&team_id=T2";

  final List<String> commandsReceived = new ArrayList<>();
  final List<String> uninstalledTeams = new ArrayList<>();
  final FakeContext context = new FakeContext();

  RequestDispatcher.Commands commands =
      (team, user, command) -> {
        commandsReceived.add(team + " " + user + " " + command);
        return GeneralReplies.help("");
      };

  BiConsumer<String, Instant> uninstalls = (team, _) -> uninstalledTeams.add(team);

  final FakeSlackGateway slack = new FakeSlackGateway();
  final List<QueuedRequest> queuedRequests = new ArrayList<>();
  WorkQueue workQueue = queuedRequests::add;
  ResponseDeadline deadline = new ResponseDeadline(Duration.ofMinutes(1));

  JsonNode handle(ObjectNode event) {
    return handle(event.toString().getBytes(UTF_8));
  }

  JsonNode handle(byte[] event) {
    RequestVerifier verifier =
        new RequestVerifier(SignedEvents.SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RequestDispatcher replies =
          new RequestDispatcher(
              new RequestAuthorizer(
                  InMemoryStores.unreachable(),
                  slack,
                  new MemberCache(new InMemoryStores(), Clock.fixed(NOW, ZoneOffset.UTC))),
              (team, user, command) -> commands.answer(team, user, command),
              new InteractionDispatcher(
                  InMemoryStores.unreachable(),
                  (team, user, command) -> commands.answer(team, user, command),
                  slack,
                  Clock.fixed(NOW, ZoneOffset.UTC),
                  Duration.ofMinutes(1)),
              new HomeTab(
                  InMemoryStores.unreachable(),
                  SlackLambda::noFeeds,
                  slack,
                  Clock.fixed(NOW, ZoneOffset.UTC)),
              (team, at) -> uninstalls.accept(team, at));
      new SlackHandler(
              new SlackEndpoint(
                  verifier, replies, deadline, workQueue, slack, (_, _) -> Optional.empty()),
              new DeferredResponder(replies, slack))
          .handleRequest(new ByteArrayInputStream(event), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(out.toString(UTF_8));
  }

  static ObjectNode event(String contentType, String body) {
    return SignedEvents.event(NOW, contentType, body);
  }

  private static PolledFeeds noFeeds() {
    throw new IllegalStateException("nothing here needs a feed");
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
