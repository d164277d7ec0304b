package bellwether.feed;

import bellwether.domain.chain.SupplierPage;
import bellwether.feed.format.mapped.SupplierTables;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches a vendor's page of subprocessors, and reads its tables. */
public final class SupplierPageReader {
  private static final Duration MAX_DURATION = Duration.ofSeconds(20);

  private final FeedClient client;

  public SupplierPageReader(FeedClient client) {
    this.client = client;
  }

  /** The result of reading a page. */
  public sealed interface Result {
    /** The page names these suppliers, at least one. */
    record Rows(List<SupplierPage.Row> rows, @Nullable String etag, @Nullable String lastModified)
        implements Result {}

    /** The server says that it has not changed since the last read. */
    record Unchanged() implements Result {}

    /** It could not be fetched, or has no names. */
    record Failed(String reason) implements Result {}
  }

  /** Reads the page once. Never throws, whatever the network or the page does. */
  public Result read(SupplierPage page) {
    boolean known = !page.rows().isEmpty() && page.problem() == null;
    FetchResult fetched =
        new FetchBudget(client, MAX_DURATION)
            .get(page.address(), known ? page.etag() : null, known ? page.lastModified() : null);
    return switch (fetched) {
      case FetchResult.NotModified _ -> new Result.Unchanged();
      case FetchResult.Failure failure -> new Result.Failed(failure.reason());
      case FetchResult.Document document when document.defect() != null ->
          new Result.Failed("the page arrived incomplete");
      case FetchResult.Document document -> parse(document);
    };
  }

  private static Result parse(FetchResult.Document document) {
    SupplierTables.Result read = SupplierTables.read(document.text());
    return read.rows().isEmpty()
        ? new Result.Failed(read.problem())
        : new Result.Rows(
            read.rows().stream().map(row -> new SupplierPage.Row(row.name(), row.quote())).toList(),
            document.etag(),
            document.lastModified());
  }
}
