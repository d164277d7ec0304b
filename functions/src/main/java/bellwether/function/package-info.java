/**
 * The Lambda functions, one package each: a handler that reads the environment and wires, and the
 * use case. This package holds what every handler needs.
 */
@NullMarked
package bellwether.function;

import org.jspecify.annotations.NullMarked;
