package bellwether.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Stands before a DynamoDB Local, asks it for the capacity that each call consumes, and adds up the
 * units: of reads and of writes, as DynamoDB bills them.
 */
final class CapacityMeter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final Set<String> COUNTED =
      Set.of(
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "BatchWriteItem",
          "TransactWriteItems",
          "GetItem",
          "BatchGetItem",
          "Query",
          "Scan");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI dynamo;
  private final DoubleAdder reads = new DoubleAdder();
  private final DoubleAdder writes = new DoubleAdder();

  CapacityMeter(URI dynamo) throws IOException {
    this.dynamo = dynamo;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::forward);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Units since the last call: of reads, then of writes. */
  double[] takeUnits() {
    return new double[] {reads.sumThenReset(), writes.sumThenReset()};
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String call = target.substring(target.indexOf('.') + 1);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (COUNTED.contains(call)) {
        ObjectNode asked = (ObjectNode) JSON.readTree(body);
        body = JSON.writeValueAsBytes(asked.put("ReturnConsumedCapacity", "TOTAL"));
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(dynamo).POST(HttpRequest.BodyPublishers.ofByteArray(body));
      for (String header :
          new String[] {"X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date"}) {
        String value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
          request.header(header, value);
        }
      }
      HttpResponse<byte[]> answer = send(request.build());
      count(call, answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void count(String call, byte[] answer) throws IOException {
    JsonNode consumed = JSON.readTree(answer).path("ConsumedCapacity");
    double units = 0;
    for (JsonNode one : consumed.isArray() ? consumed : JSON.createArrayNode().add(consumed)) {
      units += one.path("CapacityUnits").asDouble();
    }
    (WRITES.contains(call) ? writes : reads).add(units);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
