/** Lets a workspace change its settings. */
@NullMarked
package bellwether.app.settings;

import org.jspecify.annotations.NullMarked;
