package bellwether.app.install;

import bellwether.app.request.HttpResponse;
import bellwether.app.request.HttpRequest;
import bellwether.app.request.FailureLog;

import java.util.Optional;

/** Answers the browsers of those who install us in their workspace. */
public interface Arrivals {

  /** The answer, or empty if the path is none of ours. Throws nothing that a request can cause. */
  Optional<HttpResponse> answer(HttpRequest request, FailureLog log);
}
