/** Decodes bytes and cleans text, links and dates. */
@NullMarked
package bellwether.feed.text;

import org.jspecify.annotations.NullMarked;
