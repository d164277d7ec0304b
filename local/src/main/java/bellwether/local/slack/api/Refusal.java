package bellwether.local.slack.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of the Web API that is not ok: Slack's error name and what comes along with it. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<String> details; // never serialized
  private final @Nullable Duration retryAfter;

  private Refusal(String error, List<String> details, @Nullable Duration retryAfter) {
    super(error, null, false, false);
    this.error = error;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
  }

  static Refusal of(String error) {
    return new Refusal(error, List.of(), null);
  }

  static Refusal of(String error, List<String> details) {
    return new Refusal(error, details, null);
  }

  static Refusal rateLimited(Duration retryAfter) {
    return new Refusal("ratelimited", List.of(), retryAfter);
  }

  public String error() {
    return error;
  }

  /** What Slack puts into {@code response_metadata.messages}; empty for most errors. */
  public List<String> details() {
    return details;
  }

  /** Null unless it is a rate limit. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
