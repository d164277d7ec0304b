package bellwether.slack;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.DestinationReplies;
import bellwether.slack.reply.EmailReplies;
import bellwether.slack.schema.RenderedOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Creates every reply about destinations with hostile text. */
final class AllDestinationReplies {
  private AllDestinationReplies() {}

  static Map<String, Supplier<List<RenderedOutput>>> of(HostileRecords any) {
    Map<String, Supplier<SlackMessage>> replies = new LinkedHashMap<>();
    replies.put(
        "destinationList",
        () -> {
          List<Destination> all = any.list(2, any::destination);
          return DestinationReplies.list(
              new Destinations(all, 1), any.randomBoolean(), any.randomBoolean());
        });
    replies.put(
        "destinationSet",
        () -> DestinationReplies.set(kind(any), any.text(300), any.randomBoolean() ? "" : "s"));
    replies.put("destinationRemoved", () -> DestinationReplies.removed(kind(any), any.text(300)));
    replies.put("destinationNotSet", () -> DestinationReplies.notSet(kind(any)));
    replies.put("destinationInvalid", () -> DestinationReplies.invalid(kind(any), any.text(300)));
    replies.put("destinationUnavailable", DestinationReplies::unavailable);
    replies.put("destinationChanged", DestinationReplies::changedMeanwhile);
    replies.put("emailCodeSent", () -> EmailReplies.codeSent(any.text(300)));
    replies.put("emailConfirmed", () -> EmailReplies.confirmed(any.text(300)));
    replies.put("emailWrongCode", () -> EmailReplies.wrongCode(any.randomBoolean() ? 0 : 4));
    replies.put("emailNoCodeExpected", EmailReplies::noCodeExpected);
    replies.put("emailAlreadyAdded", () -> EmailReplies.alreadyAdded(any.text(300)));
    replies.put("emailTooManyAddresses", () -> EmailReplies.tooManyAddresses(5));
    replies.put("emailTooManyCodes", EmailReplies::tooManyCodes);
    replies.put("emailRemoved", () -> EmailReplies.removed(any.text(300)));
    replies.put("emailNotFound", () -> EmailReplies.notFound(any.list(5, () -> any.text(300))));
    replies.put("emailInvalid", () -> EmailReplies.invalid(any.text(300)));
    replies.put("emailUnavailable", EmailReplies::unavailable);
    Map<String, Supplier<List<RenderedOutput>>> makers = new LinkedHashMap<>();
    replies.forEach(
        (name, reply) -> makers.put(name, () -> List.of(RenderedOutput.of(reply.get()))));
    return makers;
  }

  private static Kind kind(HostileRecords any) {
    return any.randomBoolean() ? Kind.WEBHOOK : Kind.TEAMS;
  }
}
