package bellwether.forward;

import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Decides from a response's status what became of a request (RFC 9110, section 15). */
public final class ResponseStatus {
  /** For a response without a usable header. */
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

  private static final Duration MIN_WAIT = Duration.ofSeconds(1);
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  private ResponseStatus() {}

  /** Decides from the status, and from how long the response asks to wait. */
  public static SendResult classify(Response response) {
    return classify(response.code(), response.header("Retry-After"));
  }

  /**
   * @param retryAfter the header of this name; null if there is none
   */
  public static SendResult classify(int status, @Nullable String retryAfter) {
    if (status >= 200 && status <= 299) {
      return new SendResult.Accepted();
    }
    if (status >= 300 && status <= 399) {
      return rejected(status, "it redirects: set the address that it redirects to");
    }
    return switch (status) {
      case 401, 403 -> rejected(status, "check the address, and what it allows");
      case 404 -> rejected(status, "there is nothing at this address: set the current one");
      case 410 -> new SendResult.Closed();
      case 413 -> rejected(status, "allow requests of 64 KB there");
      case 429 -> new SendResult.RateLimited(wait(retryAfter));
      // It asks for the request again, so it did not process this one.
      case 503 ->
          retryAfter == null ? unknown(status) : new SendResult.RateLimited(wait(retryAfter));
      // A gateway may answer 408 for a request that arrived.
      case 408 -> unknown(status);
      default ->
          status >= 400 && status <= 499
              ? rejected(status, "see the receiver's log for the reason")
              : unknown(status);
    };
  }

  private static SendResult rejected(int status, String fix) {
    return new SendResult.Rejected("status " + status + ": " + fix);
  }

  private static SendResult unknown(int status) {
    return new SendResult.Unknown("status " + status);
  }

  /** Seconds; a date, which RFC 9110, section 10.2.3, allows too, counts as missing. */
  private static Duration wait(@Nullable String retryAfter) {
    String stated = retryAfter == null ? "" : retryAfter.strip();
    if (!stated.matches("[0-9]+")) {
      return DEFAULT_WAIT;
    }
    // More digits than any sensible wait has, and possibly more than fit into a long.
    return stated.length() > 9
        ? MAX_WAIT
        : Duration.ofSeconds(
            Math.clamp(Long.parseLong(stated), MIN_WAIT.toSeconds(), MAX_WAIT.toSeconds()));
  }
}
