/**
 * Orders (IIMARCH): a revision of the plan that was approved, given to countries in numbered copies
 * with receipt, read and understood by their officers, and destroyed in the end.
 */
@NullMarked
package cordon.operations.order;

import org.jspecify.annotations.NullMarked;
