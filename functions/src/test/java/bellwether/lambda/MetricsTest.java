package bellwether.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void metric_hasTheStackAsItsDimension() throws IOException {
    JsonNode line = put("prod");

    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"StackName\"]]");
    assertThat(line.required("StackName").textValue()).isEqualTo("prod");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").textValue()).isEqualTo("Feeds");
    assertThat(line.required("Feeds").longValue()).isEqualTo(3);
    assertThat(line.at("/_aws/Timestamp").longValue()).isEqualTo(CLOCK.millis());
  }

  @Test
  void metricWithoutStack_hasNoDimension() throws IOException {
    JsonNode line = put(null);

    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[]]");
    assertThat(line.has("StackName")).isFalse();
  }

  private JsonNode put(@Nullable String stackName) throws IOException {
    new Metrics(new PrintStream(bytes, true, UTF_8), CLOCK, stackName).put("Feeds", "Count", 3);
    return new ObjectMapper().readTree(bytes.toByteArray());
  }
}
