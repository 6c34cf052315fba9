/**
 * The journal: entries written once with the change that they record, numbered after commit by
 * blocks.
 */
@NullMarked
package cordon.platform.journal;

import org.jspecify.annotations.NullMarked;
