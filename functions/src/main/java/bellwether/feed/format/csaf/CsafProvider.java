package bellwether.feed.format.csaf;

import bellwether.feed.crawl.Walk;
import bellwether.feed.http.Visit;
import bellwether.feed.crawl.Documents;
import bellwether.feed.crawl.Reading;
import bellwether.feed.http.Fetched;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.crawl.ListedDocuments;
import bellwether.feed.text.Decoder;

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
public final class CsafProvider implements Walk {
  private static final int MOST_LISTS = 5;

  /** Where a list of changes is not known again by then, it was written anew. */
  private static final long MOST_BYTES = 4_000_000;

  private static final Completeness LIST_UNREAD =
      Completeness.damaged("a part of the feed's list of documents can't be read");

  private final Visit visit;
  private final Documents documents;

  public CsafProvider(Visit visit, Documents documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (CsafLists.isChanges(from.toString())) {
      return listed(feed, List.of(from.toString()), from, known, null);
    }
    return switch (documents.fetch(from, known)) {
      case Fetched.Unmodified unmodified -> Documents.unchanged(unmodified, known);
      case Fetched.Refused refused -> documents.failed(refused);
      case Fetched.Document document -> {
        Optional<JsonNode> tree = JsonRecords.tree(text(document));
        if (tree.isPresent() && tree.get().path("distributions").isArray()) {
          List<String> lists = CsafLists.publicLists(tree.get());
          yield listed(feed, lists, document.from(), known, document.movedTo());
        }
        CsafLists entries = new CsafLists(document.from());
        yield tree.isPresent() && entries.addFeed(tree.get())
            ? walked(feed, entries, known, Completeness.WHOLE, document.movedTo())
            : documents.read(feed, document, known);
      }
    };
  }

  private Reading listed(
      Feed feed, List<String> lists, URI provider, Validators known, @Nullable URI movedTo) {
    Answer answer = answer(lists, provider, CsafLists.CHANGES_BYTES);
    long bytes = CsafLists.CHANGES_BYTES;
    while (answer.entries().goOn()
        && bytes < MOST_BYTES
        && !ListedDocuments.isReached(answer.entries().newestFirst(), known.mark())) {
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
  private record Answer(CsafLists entries, boolean incomplete, Reading refusal) {}

  private Answer answer(List<String> lists, URI provider, long bytes) {
    CsafLists entries = new CsafLists(provider);
    boolean incomplete = false;
    Reading refusal = Documents.failed("the provider names no list of public documents");
    for (String list : lists.stream().limit(MOST_LISTS).toList()) {
      boolean changes = CsafLists.isChanges(list);
      boolean read =
          switch (changes ? visit.beginning(list, bytes) : visit.get(list)) {
            case Fetched.Unmodified _ -> false;
            case Fetched.Refused refused -> {
              refusal = documents.failed(refused);
              yield false;
            }
            case Fetched.Document answer -> {
              refusal = Documents.failed("the provider's lists of documents can't be read");
              yield changes
                  ? entries.addChanges(answer, bytes)
                  : JsonRecords.tree(text(answer)).map(entries::addFeed).orElse(false);
            }
          };
      incomplete |= !read;
    }
    return new Answer(entries, incomplete, refusal);
  }

  private Reading walked(
      Feed feed, CsafLists entries, Validators known, Completeness lists, @Nullable URI movedTo) {
    return new ListedDocuments(visit, documents)
        .read(feed, entries.newestFirst(), known, lists, movedTo);
  }

  private static String text(Fetched.Document document) {
    return Decoder.decode(document.body().toByteArray(), document.contentType()).text();
  }
}
