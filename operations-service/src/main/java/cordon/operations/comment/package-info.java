/** Comments on places in a plan: said, answered, settled and reopened within the secretariat. */
@NullMarked
package cordon.operations.comment;

import org.jspecify.annotations.NullMarked;
