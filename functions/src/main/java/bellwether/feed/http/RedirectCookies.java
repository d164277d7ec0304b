package bellwether.feed.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * The cookies that redirects set within one fetch, for servers that let nobody in without: sent
 * back to the host that set them, and forgotten with the fetch.
 */
final class RedirectCookies {
  private static final int MAX_COOKIES = 20;

  /** RFC 6265, section 6.1, asks a client to keep so much of one cookie. */
  private static final int MAX_COOKIE_CHARS = 4_096;

  private record StoredCookie(String host, Cookie cookie) {}

  private final List<StoredCookie> cookies = new ArrayList<>();

  /** Keeps what the answer sets. */
  void store(Response response) {
    HttpUrl url = response.request().url();
    for (String header : response.headers("Set-Cookie")) {
      Cookie cookie = header.length() > MAX_COOKIE_CHARS ? null : Cookie.parse(url, header);
      if (cookie != null) {
        cookies.removeIf(old ->
            old.host().equals(url.host())
                && old.cookie().name().equals(cookie.name())
                && old.cookie().path().equals(cookie.path()));
        // One that is out of date already takes back an earlier one.
        boolean valid = cookie.expiresAt() > response.receivedResponseAtMillis();
        if (valid && cookies.size() < MAX_COOKIES) {
          cookies.add(new StoredCookie(url.host(), cookie));
        }
      }
    }
  }

  /** The header for a request to the address; empty where no cookie is for it. */
  Optional<String> headerFor(HttpUrl url) {
    String header =
        cookies.stream()
            .filter(one -> one.host().equals(url.host()) && one.cookie().matches(url))
            .map(one -> one.cookie().name() + "=" + one.cookie().value())
            .collect(Collectors.joining("; "));
    return header.isEmpty() || header.length() > 2 * MAX_COOKIE_CHARS
        ? Optional.empty()
        : Optional.of(header);
  }
}
