/** Slack workspaces and their settings. */
@NullMarked
package bellwether.domain.workspace;

import org.jspecify.annotations.NullMarked;
