package bellwether.lambda;

import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Publishes metrics by printing them in CloudWatch's embedded metric format, which needs no API
 * call and no permission.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     format</a>
 */
final class Metrics {
  /** The dimension that tells the stacks of one account apart. */
  private static final String STACK_DIMENSION = "StackName";

  private final PrintStream out;
  private final Clock clock;
  private final @Nullable String stackName;

  /**
   * Creates a publisher.
   *
   * @param stackName the value of the dimension StackName; null for metrics without a dimension
   */
  Metrics(PrintStream out, Clock clock, @Nullable String stackName) {
    this.out = out;
    this.clock = clock;
    this.stackName = stackName;
  }

  /** Publishes one value; the unit is one that CloudWatch defines, such as Count or Seconds. */
  void put(String name, String unit, long value) {
    ObjectNode line = EventJson.object();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", clock.millis());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", "Bellwether");
    ArrayNode dimensions = directive.putArray("Dimensions").addArray();
    directive.putArray("Metrics").addObject().put("Name", name).put("Unit", unit);
    if (stackName != null) {
      dimensions.add(STACK_DIMENSION);
      line.put(STACK_DIMENSION, stackName);
    }
    line.put(name, value);
    out.println(JsonTree.toText(line));
  }
}
