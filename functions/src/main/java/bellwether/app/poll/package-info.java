/** Polls feeds and stores new advisories. */
@NullMarked
package bellwether.app.poll;

import org.jspecify.annotations.NullMarked;
