package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Destinations with scripted responses. Without a script each accepts everything. */
final class ScriptedReceiver implements ForwardChannel {
  final List<OutgoingAlert> toWebhook = new ArrayList<>();
  final List<OutgoingAlert> toTeams = new ArrayList<>();
  final List<OutgoingAlert> byEmail = new ArrayList<>();
  final List<OutgoingSummary> summaries = new ArrayList<>();
  final List<Destination> codes = new ArrayList<>();

  private final Map<Kind, Deque<SendResult>> script = new EnumMap<>(Kind.class);

  /** Scripts the response to the next alert for this kind of destination. */
  ScriptedReceiver answer(Kind kind, SendResult result) {
    script.computeIfAbsent(kind, _ -> new ArrayDeque<>()).add(result);
    return this;
  }

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    List<OutgoingAlert> received =
        switch (to.kind()) {
          case WEBHOOK -> toWebhook;
          case TEAMS -> toTeams;
          case EMAIL -> byEmail;
        };
    received.add(alert);
    return next(to.kind());
  }

  @Override
  public SendResult sendSummary(String customer, Destination to, OutgoingSummary summary) {
    summaries.add(summary);
    return next(to.kind());
  }

  @Override
  public SendResult sendCode(String customer, Destination to) {
    codes.add(to);
    return next(to.kind());
  }

  private SendResult next(Kind kind) {
    SendResult scripted = script.getOrDefault(kind, new ArrayDeque<>()).poll();
    return scripted == null ? new SendResult.Accepted() : scripted;
  }
}
