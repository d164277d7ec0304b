/** Delivers alerts to Slack. */
@NullMarked
package bellwether.app.deliver;

import org.jspecify.annotations.NullMarked;
