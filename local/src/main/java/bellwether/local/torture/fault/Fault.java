package bellwether.local.torture.fault;

import java.util.Map;

/**
 * What happens to a request and to its response.
 *
 * @param name as the report of a campaign lists it
 */
record Fault(String name, Arrival arrival, Answer answer) {
  /** No fault. */
  static final Fault NONE = new Fault("none", Arrival.AT_ONCE, new Answer.Real());

  /** When the request reaches the server. */
  enum Arrival {
    AT_ONCE,
    NEVER,
    /** The response is delayed too. */
    DELAYED,
    /** The client has its answer before, but within the time that it allows for this. */
    LATE
  }

  /** What the client receives. */
  sealed interface Answer {
    /** The server's response. */
    record Real() implements Answer {}

    /** Nothing, until the client gives up. */
    record Silence() implements Answer {}

    /** The end of the connection. */
    record Closed() implements Answer {}

    /** Half of the server's response, then the end of the connection. */
    record Truncated() implements Answer {}

    /** A response that the server did not send. */
    record Fixed(int status, Map<String, String> headers, String body) implements Answer {
      public Fixed {
        headers = Map.copyOf(headers);
      }
    }
  }
}
