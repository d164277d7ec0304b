package bellwether.feed.format.csaf;

import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FetchResult;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.crawl.ListedDocumentCrawler;
import bellwether.feed.text.CharsetDecoder;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider of CSAF documents from its metadata (OASIS CSAF 2.0, section 7.1.7 and after),
 * from one ROLIE feed or from one list of changes: the lists of public documents first, then the
 * documents that are new there. Anything else is read as one document.
 */
public final class CsafCrawler implements FeedCrawler {
  private static final int MOST_LISTS = 5;

  /** Where a list of changes is not known again by then, it was written anew. */
  private static final long MOST_BYTES = 4_000_000;

  private static final Completeness LIST_UNREAD =
      Completeness.damaged("a part of the feed's list of documents can't be read");

  private final FetchBudget visit;
  private final DocumentCrawler documents;

  public CsafCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (CsafListing.isChanges(from.toString())) {
      return listed(feed, List.of(from.toString()), from, known, null);
    }
    return switch (documents.fetch(from, known)) {
      case FetchResult.Unmodified unmodified -> DocumentCrawler.unchanged(unmodified, known);
      case FetchResult.Refused refused -> documents.failed(refused);
      case FetchResult.Document document -> {
        Optional<JsonNode> tree = JsonRecords.tree(text(document));
        if (tree.isPresent() && tree.get().path("distributions").isArray()) {
          List<String> lists = CsafListing.publicLists(tree.get());
          yield listed(feed, lists, document.from(), known, document.movedTo());
        }
        CsafListing entries = new CsafListing(document.from());
        yield tree.isPresent() && entries.addFeed(tree.get())
            ? walked(feed, entries, known, Completeness.WHOLE, document.movedTo())
            : documents.read(feed, document, known);
      }
    };
  }

  private PollResult listed(
      Feed feed, List<String> lists, URI provider, Validators known, @Nullable URI movedTo) {
    Answer answer = answer(lists, provider, CsafListing.CHANGES_BYTES);
    long bytes = CsafListing.CHANGES_BYTES;
    while (answer.entries().goOn()
        && bytes < MOST_BYTES
        && !ListedDocumentCrawler.isReached(answer.entries().newestFirst(), known.mark())) {
      bytes = Math.min(4 * bytes, MOST_BYTES);
      answer = answer(lists, provider, bytes);
    }
    return answer.entries().newestFirst().isEmpty() && (answer.incomplete() || lists.isEmpty())
        ? answer.refusal()
        : walked(feed, answer.entries(), known, completeness(answer, lists.size()), movedTo);
  }

  private static Completeness completeness(Answer answer, int lists) {
    Completeness read = answer.incomplete() ? LIST_UNREAD : Completeness.WHOLE;
    return read.withSkipped(Math.max(0, lists - MOST_LISTS));
  }

  /**
   * What the lists say.
   *
   * @param incomplete whether one of them could not be read
   * @param refusal why the last of those could not be
   */
  private record Answer(CsafListing entries, boolean incomplete, PollResult refusal) {}

  private Answer answer(List<String> lists, URI provider, long bytes) {
    CsafListing entries = new CsafListing(provider);
    boolean incomplete = false;
    PollResult refusal = DocumentCrawler.failed("the provider names no list of public documents");
    for (String list : lists.stream().limit(MOST_LISTS).toList()) {
      boolean changes = CsafListing.isChanges(list);
      boolean read =
          switch (changes ? visit.beginning(list, bytes) : visit.get(list)) {
            case FetchResult.Unmodified _ -> false;
            case FetchResult.Refused refused -> {
              refusal = documents.failed(refused);
              yield false;
            }
            case FetchResult.Document answer -> {
              refusal = DocumentCrawler.failed("the provider's lists of documents can't be read");
              yield changes
                  ? entries.addChanges(answer, bytes)
                  : JsonRecords.tree(text(answer)).map(entries::addFeed).orElse(false);
            }
          };
      incomplete |= !read;
    }
    return new Answer(entries, incomplete, refusal);
  }

  private PollResult walked(
      Feed feed, CsafListing entries, Validators known, Completeness lists, @Nullable URI movedTo) {
    return new ListedDocumentCrawler(visit, documents)
        .read(feed, entries.newestFirst(), known, lists, movedTo);
  }

  private static String text(FetchResult.Document document) {
    return CharsetDecoder.decode(document.body().toByteArray(), document.contentType()).text();
  }
}
