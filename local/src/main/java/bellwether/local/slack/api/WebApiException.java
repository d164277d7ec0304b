package bellwether.local.slack.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error of the Web API, with Slack's error code. */
public final class WebApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<String> details; // never serialized
  private final @Nullable Duration retryAfter;

  private WebApiException(String error, List<String> details, @Nullable Duration retryAfter) {
    super(error, null, false, false);
    this.error = error;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
  }

  static WebApiException of(String error) {
    return new WebApiException(error, List.of(), null);
  }

  static WebApiException of(String error, List<String> details) {
    return new WebApiException(error, details, null);
  }

  static WebApiException rateLimited(Duration retryAfter) {
    return new WebApiException("ratelimited", List.of(), retryAfter);
  }

  public String error() {
    return error;
  }

  /** The contents of {@code response_metadata.messages}; empty for most errors. */
  public List<String> details() {
    return details;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
