/** Reads feeds that span several documents. */
@NullMarked
package bellwether.feed.crawl;

import org.jspecify.annotations.NullMarked;
