/**
 * Fetches documents: conditional GET, size and time limits, the guard against internal addresses.
 */
@NullMarked
package bellwether.feed.http;

import org.jspecify.annotations.NullMarked;
