/** Speaks to a Slack workspace with its own token. */
@NullMarked
package bellwether.app.workspace;

import org.jspecify.annotations.NullMarked;
