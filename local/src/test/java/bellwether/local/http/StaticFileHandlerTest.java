package bellwether.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaticFileHandlerTest {
  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalHttpServer site;

  @BeforeEach
  void open() throws IOException {
    Path feeds = Files.createDirectories(folder.resolve("feeds/list"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(feeds.resolveSibling("a.xml"), "<rss/>");
    Files.writeString(feeds.resolve("index.html"), "<p>months</p>");
    Files.createSymbolicLink(feeds.resolve("out.txt"), folder.resolve("secret.txt"));
    site = LocalHttpServer.open(0);
    site.mount("/feeds/", new StaticFileHandler(folder.resolve("feeds")));
  }

  @AfterEach
  void close() {
    http.close();
    site.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.baseUri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void file_hasAContentTypeAndValidators() throws Exception {
    HttpResponse<String> answer = get("/feeds/a.xml");

    assertThat(answer.body()).isEqualTo("<rss/>");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(answer.headers().firstValue("Last-Modified").orElseThrow()).endsWith(" GMT");
  }

  @Test
  void unchangedFile_isA304AndAChangedOneIsNot() throws Exception {
    HttpResponse<String> first = get("/feeds/a.xml");
    String etag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(get("/feeds/a.xml", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get("/feeds/a.xml", "If-None-Match", "\"x\", W/" + etag).statusCode())
        .isEqualTo(304);
    assertThat(get("/feeds/a.xml", "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(get("/feeds/a.xml", "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    assertThat(
            get("/feeds/a.xml", "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                .statusCode())
        .isEqualTo(200);
    Files.writeString(folder.resolve("feeds/a.xml"), "<rss>new</rss>");
    assertThat(get("/feeds/a.xml", "If-None-Match", etag).body()).isEqualTo("<rss>new</rss>");
  }

  @Test
  void folder_showsItsIndex() throws Exception {
    assertThat(get("/feeds/list/").body()).isEqualTo("<p>months</p>");
    assertThat(get("/feeds/list").headers().firstValue("Location")).hasValue("/feeds/list/");
    assertThat(get("/feeds/").statusCode()).isEqualTo(404);
    assertThat(get("/feeds/none.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void path_outsideTheFolderIsNotServed() throws Exception {
    assertThat(rawStatusLine("/feeds/../secret.txt")).contains("404");
    assertThat(rawStatusLine("/feeds/%2e%2e/secret.txt")).contains("404");
    assertThat(rawStatusLine("/feeds/" + folder.resolve("secret.txt"))).contains("404");
    assertThat(get("/feeds/list/out.txt").statusCode()).isEqualTo(404);
    assertThat(get("/feeds/a.xml%00").statusCode()).isEqualTo(404);
  }

  /** Returns the status line for a path that HttpClient would normalize. */
  private String rawStatusLine(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
