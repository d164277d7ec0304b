/** Fetches documents with conditional GET, size and time limits, and a check of the address. */
@NullMarked
package bellwether.feed.http;

import org.jspecify.annotations.NullMarked;
