/** What makes two subjects one: identifiers in one form, and the keys that stand for them. */
@NullMarked
package cordon.reporting.subject;

import org.jspecify.annotations.NullMarked;
