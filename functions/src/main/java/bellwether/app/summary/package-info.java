/** The rule by which held alerts become summaries, for floods and for first reads. */
@NullMarked
package bellwether.app.summary;

import org.jspecify.annotations.NullMarked;
