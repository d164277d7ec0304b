/** Calls Slack with the token of each workspace. */
@NullMarked
package bellwether.app.workspace;

import org.jspecify.annotations.NullMarked;
