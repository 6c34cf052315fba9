/**
 * What was changed in a record, by whom and why, and the record as it was at an earlier moment:
 * what the journal has, to each caller as far as they could have read it then and see the record
 * now.
 */
@NullMarked
package cordon.operations.history;

import org.jspecify.annotations.NullMarked;
