/** Operations: the plan in its revisions, its approval by another person, and the run of it. */
@NullMarked
package cordon.operations.operation;

import org.jspecify.annotations.NullMarked;
