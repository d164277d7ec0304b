package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * MatchFunction: triggered by the stream of new advisories, and every minute by a schedule that
 * finds what the stream missed.
 */
public final class MatchHandler extends JsonHandler {
  private final AdvisoryMatcher matcher =
      new App(connectStores(), List::of, clock).advisoryMatcher(FloodLimit.DEFAULT);

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    if (StreamRecords.isStreamEvent(event)) {
      return StreamRecords.forEachId(event, matcher::match);
    }
    EventJson.requireScheduled(event);
    return EventJson.object().put("matched", matcher.sweep(deadline(context)));
  }
}
