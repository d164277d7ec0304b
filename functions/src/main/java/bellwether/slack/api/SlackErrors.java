package bellwether.slack.api;

import bellwether.slack.api.PostResult.InvalidMessage;
import bellwether.slack.api.PostResult.Rejected;
import bellwether.slack.api.PostResult.Unknown;
import bellwether.slack.block.ResourceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maps Slack's error codes, listed in {@code errors.txt}, to the result of a post. */
final class SlackErrors {
  private static final Map<String, KnownError> KNOWN = read();

  private SlackErrors() {}

  enum Scope {
    CHANNEL,
    WORKSPACE,
    THREAD,
    REQUEST,
    MESSAGE
  }

  private record KnownError(Scope scope, String fix) {}

  static PostResult classify(String error) {
    KnownError known = KNOWN.get(error);
    // fatal_error and internal_error: "possible some aspect of the operation succeeded".
    // For unknown errors, too, looking in the channel first is never wrong.
    return known == null
        ? new Unknown("Slack returned " + error)
        : switch (known.scope()) {
          case CHANNEL, WORKSPACE -> new Rejected(error, true, known.fix());
          case THREAD, REQUEST -> new Rejected(error, false, known.fix());
          case MESSAGE -> new InvalidMessage(error);
        };
  }

  static boolean affects(Scope scope, String error) {
    KnownError known = KNOWN.get(error);
    return known != null && known.scope() == scope;
  }

  private static Map<String, KnownError> read() {
    Map<String, KnownError> known = new HashMap<>();
    for (List<String> row : ResourceTable.rows(SlackErrors.class, "errors.txt")) {
      KnownError error = new KnownError(Scope.valueOf(row.get(0)), row.get(1));
      for (String code : row.get(2).split(" ", -1)) {
        known.put(code, error);
      }
    }
    return known;
  }
}
