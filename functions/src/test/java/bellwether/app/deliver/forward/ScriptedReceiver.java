package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.forward.OutgoingAlert;
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

  private final Map<Kind, Deque<SendResult>> script = new EnumMap<>(Kind.class);

  /** Scripts the response to the next alert for this kind of destination. */
  ScriptedReceiver answer(Kind kind, SendResult result) {
    script.computeIfAbsent(kind, _ -> new ArrayDeque<>()).add(result);
    return this;
  }

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    (to.kind() == Kind.WEBHOOK ? toWebhook : toTeams).add(alert);
    SendResult scripted = script.getOrDefault(to.kind(), new ArrayDeque<>()).poll();
    return scripted == null ? new SendResult.Accepted() : scripted;
  }
}
