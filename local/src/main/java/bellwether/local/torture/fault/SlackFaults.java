package bellwether.local.torture.fault;

import bellwether.local.torture.fault.Fault.Answer;
import bellwether.local.torture.fault.Fault.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The faults of Slack: those that accept the request, and those that do not. */
final class SlackFaults {
  private static final String HTML = "<!DOCTYPE html><html><body>Bad gateway</body></html>";

  /**
   * The values of {@code Retry-After} that Slack, proxies and mistakes produce; empty for none. A
   * wait that is too long is limited to ten minutes, which would only prolong a campaign.
   */
  private static final List<String> RETRY_AFTER =
      List.of("1", "1", "1", "2", "0", "-5", "", "Wed, 21 Oct 2026 07:28:00 GMT");

  static final List<Fault> ALL = all();

  private SlackFaults() {}

  private static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    addBoth(faults, "timeout", new Answer.Silence());
    addBoth(faults, "connection closed", new Answer.Closed());
    faults.add(new Fault("truncated 200, accepted", Arrival.AT_ONCE, new Answer.Truncated()));
    addBoth(faults, "HTML 200", fixed(200, "text/html", HTML));
    addBoth(faults, "empty 200", fixed(200, "application/json", ""));
    addBoth(faults, "408", fixed(408, "text/plain", ""));
    for (String error : List.of("fatal_error", "internal_error")) {
      String body = "{\"ok\":false,\"error\":\"" + error + "\"}";
      addBoth(faults, error, fixed(200, "application/json", body));
    }
    for (int status : new int[] {500, 502, 504}) {
      addBoth(faults, Integer.toString(status), fixed(status, "text/html", HTML));
    }
    addBoth(
        faults,
        "503 with Retry-After 0",
        new Answer.Fixed(503, Map.of("Content-Type", "text/html", "Retry-After", "0"), HTML));
    faults.add(new Fault("504, late landing", Arrival.LATE, fixed(504, "text/html", HTML)));
    faults.add(new Fault("connection closed, late landing", Arrival.LATE, new Answer.Closed()));
    RETRY_AFTER.forEach(value ->
        faults.add(new Fault("429 " + describe(value), Arrival.NEVER, rateLimited(value))));
    return List.copyOf(faults);
  }

  /** While Slack is down, nothing is accepted. */
  static final Fault OUTAGE = new Fault("outage", Arrival.NEVER, fixed(503, "text/html", HTML));

  private static void addBoth(List<Fault> faults, String name, Answer answer) {
    faults.add(new Fault(name + ", accepted", Arrival.AT_ONCE, answer));
    faults.add(new Fault(name + ", not accepted", Arrival.NEVER, answer));
  }

  private static Answer rateLimited(String retryAfter) {
    Map<String, String> headers =
        retryAfter.isEmpty()
            ? Map.of("Content-Type", "application/json")
            : Map.of("Content-Type", "application/json", "Retry-After", retryAfter);
    return new Answer.Fixed(429, headers, "{\"ok\":false,\"error\":\"ratelimited\"}");
  }

  private static String describe(String retryAfter) {
    return retryAfter.isEmpty()
        ? "without Retry-After"
        : retryAfter.contains(",") ? "with a date" : "with Retry-After " + retryAfter;
  }

  private static Answer fixed(int status, String type, String body) {
    return new Answer.Fixed(status, Map.of("Content-Type", type), body);
  }
}
