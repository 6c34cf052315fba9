/** Days that are told without a zone. */
@NullMarked
package cordon.operations.time;

import org.jspecify.annotations.NullMarked;
