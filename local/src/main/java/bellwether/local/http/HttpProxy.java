package bellwether.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** Forwards requests to another server on this machine, for measurements and tests. */
public final class HttpProxy implements HttpHandler, AutoCloseable {
  private static final List<String> FORWARDED_HEADERS =
      List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI target;

  public HttpProxy(URI target) {
    this.target = target;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    reply(exchange, forward(exchange, exchange.getRequestBody().readAllBytes()));
  }

  public HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : FORWARDED_HEADERS) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public static void reply(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("application/json");
    HttpResponses.send(exchange, response.statusCode(), type, response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
