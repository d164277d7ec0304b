/** Crawls feeds: one document, linked pages, or a list of documents. */
@NullMarked
package bellwether.feed.crawl;

import org.jspecify.annotations.NullMarked;
