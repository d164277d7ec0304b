package bellwether.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Publishes metrics by printing them in CloudWatch's embedded metric format, which needs no API
 * call and no permission.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     format</a>
 */
final class Metrics {
  private final PrintStream out;
  private final Clock clock;

  Metrics(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Publishes one value; the unit is one that CloudWatch defines, such as Count or Seconds. */
  void put(String name, String unit, long value) {
    ObjectNode line = EventJson.object();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", clock.millis());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", "Bellwether");
    directive.putArray("Dimensions").addArray();
    directive.putArray("Metrics").addObject().put("Name", name).put("Unit", unit);
    line.put(name, value);
    out.println(line);
  }
}
