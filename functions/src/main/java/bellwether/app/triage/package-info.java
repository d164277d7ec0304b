/** Lets people act on alerts. */
@NullMarked
package bellwether.app.triage;

import org.jspecify.annotations.NullMarked;
