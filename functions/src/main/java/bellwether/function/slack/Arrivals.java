package bellwether.function.slack;

import java.util.Optional;

/** Answers the browsers of those who install us in their workspace. */
interface Arrivals {

  /** The answer, or empty if the path is none of ours. Throws nothing that a request can cause. */
  Optional<HttpAnswer> answer(HttpRequest request, FailureLog log);
}
