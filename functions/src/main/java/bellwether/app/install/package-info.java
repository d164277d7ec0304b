/** Installs Bellwether in a workspace by OAuth, and notes when it is removed. */
@NullMarked
package bellwether.app.install;

import org.jspecify.annotations.NullMarked;
