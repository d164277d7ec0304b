package bellwether.feed.format.csaf;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.ListedDocumentCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
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
public record CsafCrawler(FetchBudget budget, DocumentCrawler documents) implements FeedCrawler {
  private static final int MAX_LISTS = 5;

  /** If a list has no known entry up to here, it was rewritten. */
  private static final long MAX_LIST_BYTES = 4_000_000;

  private static final Completeness LIST_UNREAD =
      Completeness.damaged("a part of the feed's list of documents can't be read");

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (CsafListing.isChangesFile(from.toString())) {
      return readLists(feed, List.of(from.toString()), from, known, null);
    }
    return switch (documents.fetch(from, known)) {
      case FetchResult.NotModified notModified -> DocumentCrawler.toUnchanged(notModified, known);
      case FetchResult.Failure failure -> documents.toFailed(failure);
      case FetchResult.Document document -> {
        Optional<JsonNode> tree = JsonRecords.parseTree(document.text());
        if (tree.isPresent() && tree.get().path("distributions").isArray()) {
          List<String> lists = CsafListing.publicLists(tree.get());
          yield readLists(feed, lists, document.finalUrl(), known, document.movedTo());
        }
        CsafListing entries = new CsafListing(document.finalUrl());
        yield tree.isPresent() && entries.addFeed(tree.get())
            ? readDocuments(feed, entries, known, Completeness.COMPLETE, document.movedTo())
            : documents.read(feed, document, known);
      }
    };
  }

  private PollResult readLists(
      Feed feed, List<String> lists, URI provider, Validators known, @Nullable URI movedTo) {
    ListContents answer = fetchLists(lists, provider, CsafListing.INITIAL_CHANGES_BYTES);
    long bytes = CsafListing.INITIAL_CHANGES_BYTES;
    while (answer.entries().hasMore()
        && bytes < MAX_LIST_BYTES
        && !ListedDocumentCrawler.reachesKnownEntry(
            answer.entries().newestFirst(), known.cursor())) {
      bytes = Math.min(4 * bytes, MAX_LIST_BYTES);
      answer = fetchLists(lists, provider, bytes);
    }
    return answer.entries().newestFirst().isEmpty() && (answer.incomplete() || lists.isEmpty())
        ? answer.failure()
        : readDocuments(feed, answer.entries(), known, completeness(answer, lists.size()), movedTo);
  }

  private static Completeness completeness(ListContents answer, int lists) {
    Completeness read = answer.incomplete() ? LIST_UNREAD : Completeness.COMPLETE;
    return read.withSkipped(Math.max(0, lists - MAX_LISTS));
  }

  /** The readable part of the lists, and why the last unreadable list could not be read. */
  private record ListContents(CsafListing entries, boolean incomplete, PollResult failure) {}

  private ListContents fetchLists(List<String> lists, URI provider, long bytes) {
    CsafListing entries = new CsafListing(provider);
    boolean incomplete = false;
    PollResult refusal = DocumentCrawler.toFailed("the provider names no list of public documents");
    for (String list : lists.stream().limit(MAX_LISTS).toList()) {
      boolean changes = CsafListing.isChangesFile(list);
      boolean read =
          switch (changes ? budget.getPrefix(list, bytes) : budget.get(list)) {
            case FetchResult.NotModified _ -> false;
            case FetchResult.Failure failure -> {
              refusal = documents.toFailed(failure);
              yield false;
            }
            case FetchResult.Document answer -> {
              refusal = DocumentCrawler.toFailed("the provider's lists of documents can't be read");
              yield changes
                  ? entries.addChanges(answer, bytes)
                  : JsonRecords.parseTree(answer.text()).map(entries::addFeed).orElse(false);
            }
          };
      incomplete |= !read;
    }
    return new ListContents(entries, incomplete, refusal);
  }

  private PollResult readDocuments(
      Feed feed, CsafListing entries, Validators known, Completeness lists, @Nullable URI movedTo) {
    return new ListedDocumentCrawler(budget, documents)
        .read(feed, entries.newestFirst(), known, lists, movedTo);
  }
}
