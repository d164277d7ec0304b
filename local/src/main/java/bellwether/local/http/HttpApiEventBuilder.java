package bellwether.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Converts an HTTP request to the event of an HTTP API (payload format 2.0). */
record HttpApiEventBuilder(ObjectMapper json, Clock clock) {
  private static final DateTimeFormatter TIME_FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  ObjectNode build(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    ObjectNode event = json.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
    event.put("rawQueryString", query == null ? "" : query);
    ObjectNode headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        // As AWS: names in lower case, repeated values joined by commas, and cookies in a list.
        .forEach((name, values) -> headers.put(lowerCase(name), String.join(",", values)));
    if (headers.remove("cookie") instanceof TextNode cookies) {
      List.of(cookies.textValue().split("[;,]\\s*")).forEach(event.putArray("cookies")::add);
    }
    if (query != null) {
      putQueryParameters(event.putObject("queryStringParameters"), query);
    }
    putRequestContext(event.putObject("requestContext"), exchange, path);
    boolean text = isText(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (body.length > 0) {
      event.put("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
    return event;
  }

  private void putRequestContext(ObjectNode context, HttpExchange exchange, String path) {
    Instant now = clock.instant();
    String host = exchange.getRequestHeaders().getFirst("Host");
    context.put("accountId", "anonymous").put("apiId", "local").put("stage", "$default");
    context.put("domainName", host == null ? "localhost" : host).put("routeKey", "$default");
    context.put("requestId", UUID.randomUUID().toString());
    context.put("time", TIME_FORMAT.format(now)).put("timeEpoch", now.toEpochMilli());
    ObjectNode http = context.putObject("http");
    http.put("method", exchange.getRequestMethod()).put("path", path);
    http.put("protocol", exchange.getProtocol());
    http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    String agent = exchange.getRequestHeaders().getFirst("User-Agent");
    http.put("userAgent", agent == null ? "" : agent);
  }

  private static void putQueryParameters(ObjectNode target, String query) {
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      target.put(name, target.has(name) ? target.get(name).asText() + "," + value : value);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // an invalid escape, kept as it is
    }
  }

  /** HTTP APIs encode other content types in Base64, including the forms that Slack sends. */
  private static boolean isText(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    String type = lowerCase(contentType.split(";", 2)[0]).strip();
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml");
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
