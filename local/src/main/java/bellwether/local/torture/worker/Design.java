package bellwether.local.torture.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A way to deliver queued alerts: Bellwether's, and simpler ones to compare it with. */
public enum Design {
  BELLWETHER("bellwether", "Bellwether"),
  MARK_THEN_POST("mark-then-post", "marks an alert as sent, then posts it"),
  POST_THEN_MARK("post-then-mark", "posts an alert, then marks it as sent"),
  SDK_RETRIES("sdk", "posts with Slack's Java SDK as it is set up by default, with retries"),
  LEASE_ONLY("lease", "claims an alert for a time, and posts it again if the time is up");

  private final String id;
  private final String description;

  Design(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** The name on the command line. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  public static List<Design> baselines() {
    return Arrays.stream(values()).filter(design -> design != BELLWETHER).toList();
  }

  public static Optional<Design> find(String id) {
    return Arrays.stream(values()).filter(design -> design.id.equals(id)).findFirst();
  }
}
