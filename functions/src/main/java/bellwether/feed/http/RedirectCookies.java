package bellwether.feed.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * Stores the cookies that redirects set during one fetch, and returns them to the same host. Some
 * servers require it.
 */
final class RedirectCookies {
  private static final int MAX_COOKIES = 20;

  /** The minimum that RFC 6265, section 6.1, requires for one cookie. */
  private static final int MAX_COOKIE_CHARS = 4_096;

  private record StoredCookie(String host, Cookie cookie) {}

  private final List<StoredCookie> cookies = new ArrayList<>();

  void store(Response response) {
    HttpUrl url = response.request().url();
    for (String header : response.headers("Set-Cookie")) {
      Cookie cookie = header.length() > MAX_COOKIE_CHARS ? null : Cookie.parse(url, header);
      if (cookie != null) {
        cookies.removeIf(old ->
            old.host().equals(url.host())
                && old.cookie().name().equals(cookie.name())
                && old.cookie().path().equals(cookie.path()));
        // An expired cookie deletes an earlier one.
        boolean valid = cookie.expiresAt() > response.receivedResponseAtMillis();
        if (valid && cookies.size() < MAX_COOKIES) {
          cookies.add(new StoredCookie(url.host(), cookie));
        }
      }
    }
  }

  /** The Cookie header for a request; empty if there is none. */
  Optional<String> headerFor(HttpUrl url) {
    String header =
        cookies.stream()
            .filter(stored -> stored.host().equals(url.host()) && stored.cookie().matches(url))
            .map(stored -> stored.cookie().name() + "=" + stored.cookie().value())
            .collect(Collectors.joining("; "));
    return header.isEmpty() || header.length() > 2 * MAX_COOKIE_CHARS
        ? Optional.empty()
        : Optional.of(header);
  }
}
