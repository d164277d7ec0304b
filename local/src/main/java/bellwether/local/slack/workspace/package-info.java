/** The state of the local workspace: its channels, messages and app. */
@NullMarked
package bellwether.local.slack.workspace;

import org.jspecify.annotations.NullMarked;
