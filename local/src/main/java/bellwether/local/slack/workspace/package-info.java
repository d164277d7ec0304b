/**
 * The state of the local workspace: its channels, its messages and the app that is installed in it.
 */
@NullMarked
package bellwether.local.slack.workspace;

import org.jspecify.annotations.NullMarked;
