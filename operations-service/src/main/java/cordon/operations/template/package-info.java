/**
 * Templates: what is kept of a plan under a name to begin other operations with, without what is a
 * country's or the operation's own.
 */
@NullMarked
package cordon.operations.template;

import org.jspecify.annotations.NullMarked;
