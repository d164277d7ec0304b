package bellwether.bench;

import bellwether.local.http.HttpProxy;
import bellwether.local.http.LocalHttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts the capacity units of each call to DynamoDB Local, as DynamoDB bills them. */
final class CapacityMeter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");

  private final LocalHttpServer server = LocalHttpServer.open(0);
  private final HttpProxy dynamo;
  private final DoubleAdder reads = new DoubleAdder();
  private final DoubleAdder writes = new DoubleAdder();
  private final Map<String, DoubleAdder> writesByCall = new ConcurrentSkipListMap<>();

  CapacityMeter(URI dynamo) throws IOException {
    this.dynamo = new HttpProxy(dynamo);
    server.mount("/", this::forward);
  }

  /** The address to use in place of DynamoDB Local. */
  URI endpoint() {
    return server.baseUri();
  }

  /** Returns the read units and the write units since the last call. */
  double[] takeUnits() {
    return new double[] {reads.sumThenReset(), writes.sumThenReset()};
  }

  /** Returns the write units since the last call, by the kind of call and the table. */
  Map<String, Double> takeWritesByCall() {
    Map<String, Double> units = new TreeMap<>();
    writesByCall.forEach((call, sum) -> units.put(call, sum.sumThenReset()));
    return units;
  }

  private void forward(HttpExchange exchange) throws IOException {
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String call = target.substring(target.indexOf('.') + 1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (READS.contains(call) || WRITES.contains(call)) {
      ObjectNode request = (ObjectNode) JSON.readTree(body);
      body = JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "TOTAL"));
    }
    HttpResponse<byte[]> response = dynamo.forward(exchange, body);
    count(call, response.body());
    HttpProxy.reply(exchange, response);
  }

  private void count(String call, byte[] response) throws IOException {
    JsonNode consumed = JSON.readTree(response).path("ConsumedCapacity");
    double units = 0;
    for (JsonNode table : consumed.isArray() ? consumed : JSON.createArrayNode().add(consumed)) {
      double tableUnits = table.path("CapacityUnits").asDouble();
      units += tableUnits;
      if (WRITES.contains(call)) {
        writesByCall
            .computeIfAbsent(call + " " + table.path("TableName").asText(), _ -> new DoubleAdder())
            .add(tableUnits);
      }
    }
    (WRITES.contains(call) ? writes : reads).add(units);
  }

  @Override
  public void close() {
    server.close();
    dynamo.close();
  }
}
