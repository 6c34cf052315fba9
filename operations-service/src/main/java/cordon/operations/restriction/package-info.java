/** What limits the data that a country gives in an operation, and how that is held. */
@NullMarked
package cordon.operations.restriction;

import org.jspecify.annotations.NullMarked;
