package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web site whose pages a test sets. Any other path is answered with 503 and a web page. */
public final class PagedSite implements FakeWebServer.Script {
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  /**
   * @param path with its query
   * @param page may begin with a line "Link: ...", which is sent as the header
   */
  public void put(String path, String page) {
    pages.put(path, page);
  }

  void remove(String path) {
    pages.remove(path);
  }

  /**
   * @param where such as "301 /new"
   */
  public void redirect(String path, String where) {
    redirects.put(path, where);
  }

  public void refuse(String path, int status) {
    refusals.put(path, status);
  }

  public void allow(String path) {
    refusals.remove(path);
  }

  @Override
  public void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String path = asked.getPath() + (asked.getQuery() == null ? "" : "?" + asked.getQuery());
    String redirect = redirects.get(path);
    Integer refusal = refusals.get(path);
    String page = pages.get(path);
    if (redirect != null) {
      exchange.getResponseHeaders().set("Location", redirect.substring(4));
      FakeWebServer.send(exchange, Integer.parseInt(redirect.substring(0, 3)), new byte[0]);
    } else if (refusal != null) {
      FakeWebServer.send(exchange, refusal, new byte[0]);
    } else if (page == null) {
      FakeWebServer.send(exchange, 503, "<html>try later</html>".getBytes(UTF_8));
    } else if (page.startsWith("Link: ")) {
      exchange.getResponseHeaders().set("Link", page.substring(6, page.indexOf('\n')));
      FakeWebServer.send(exchange, 200, page.substring(page.indexOf('\n') + 1).getBytes(UTF_8));
    } else {
      FakeWebServer.send(exchange, 200, page.getBytes(UTF_8));
    }
  }
}
