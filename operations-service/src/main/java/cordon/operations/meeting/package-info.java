/**
 * Meetings of those who plan an operation: planned, held and written down, with decisions that are
 * superseded and never edited, and with planning items that follow from them.
 */
@NullMarked
package cordon.operations.meeting;

import org.jspecify.annotations.NullMarked;
