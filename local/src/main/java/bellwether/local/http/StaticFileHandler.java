package bellwether.local.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import bellwether.domain.Sha256;
import bellwether.local.cli.UserError;
import bellwether.local.terminal.Failure;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the files in a folder, with validators and 304 responses (RFC 9110, section 13), so that
 * the sample feeds are polled like real ones.
 */
public final class StaticFileHandler implements HttpHandler {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "xml", "application/xml",
          "rss", "application/rss+xml",
          "atom", "application/atom+xml",
          "json", "application/json",
          "html", "text/html; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "csv", "text/csv; charset=utf-8",
          "gz", "application/gzip");

  private final Path root;

  /**
   * @throws UserError if there is no such folder
   */
  public StaticFileHandler(Path root) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new UserError(
          "folder " + root + " can't be read (" + Failure.reason(e) + "): restore it");
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      exchange.sendResponseHeaders(405, -1);
      return;
    }
    String mount = exchange.getHttpContext().getPath();
    String path = exchange.getRequestURI().getPath().substring(mount.length());
    Optional<Path> file = resolve(path);
    if (file.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
    } else if (Files.isDirectory(file.get())) {
      exchange.getResponseHeaders().set("Location", mount + path + "/");
      exchange.sendResponseHeaders(301, -1);
    } else {
      sendFile(exchange, file.get());
    }
  }

  /** Returns a folder only if its path has no slash at the end. */
  private Optional<Path> resolve(String path) {
    try {
      String name = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
      Path file = root.resolve(name.replaceFirst("^/+", "")).toRealPath(); // resolves links
      return file.startsWith(root) ? Optional.of(file) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void sendFile(HttpExchange exchange, Path file) throws IOException {
    byte[] body = Files.readAllBytes(file);
    String etag = '"' + HexFormat.of().formatHex(Sha256.digest(body), 0, 12) + '"';
    Instant modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    Headers answer = exchange.getResponseHeaders();
    answer.set("ETag", etag);
    answer.set("Last-Modified", RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
    if (isNotModified(exchange.getRequestHeaders(), etag, modified)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    String name = file.toString();
    String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    answer.set("Content-Type", type == null ? "application/octet-stream" : type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      answer.set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(200, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  /** If-None-Match takes precedence (RFC 9110, section 13.1.3). */
  private static boolean isNotModified(Headers request, String etag, Instant modified) {
    String match = request.getFirst("If-None-Match");
    if (match != null) {
      return Arrays.stream(match.split(","))
          .map(tag -> tag.strip().replaceFirst("^W/", ""))
          .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
    String since = request.getFirst("If-Modified-Since");
    try {
      return since != null
          && !modified.isAfter(ZonedDateTime.parse(since, RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return false; // an invalid date must be ignored
    }
  }
}
