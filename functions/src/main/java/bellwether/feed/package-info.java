/**
 * Polls feeds: fetches documents, parses every format, and gives each item its identity. All input
 * is treated as hostile.
 */
@NullMarked
package bellwether.feed;

import org.jspecify.annotations.NullMarked;
