package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.digest.FirstReadNotifier;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * MatchFunction: triggered by the stream of new advisories, and every minute by a schedule that
 * finds what the stream missed and summarizes first reads that are matched.
 */
public final class MatchHandler extends JsonHandler {
  private final AdvisoryMatcher matcher;
  private final FirstReadNotifier firstReadNotifier;

  public MatchHandler() {
    Priming.matchSample(environment, clock);
    App app = new App(connectStores(tables -> tables.firstReads().find()), List::of, clock);
    this.matcher = app.advisoryMatcher(FloodLimit.DEFAULT);
    this.firstReadNotifier = app.firstReadNotifier();
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    if (StreamRecords.isStreamEvent(event)) {
      return StreamRecords.forEachId(event, matcher::match);
    }
    EventJson.requireScheduled(event);
    Instant deadline = deadline(context);
    // First, because the indexes may not contain yet what this sweep matches.
    int summaries = firstReadNotifier.queueSummaries(deadline);
    return EventJson.object().put("summaries", summaries).put("matched", matcher.sweep(deadline));
  }
}
