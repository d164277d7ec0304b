/** Words, phrases and the word lists. */
@NullMarked
package bellwether.match.text;

import org.jspecify.annotations.NullMarked;
