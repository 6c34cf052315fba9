/** What a part says, in a sentence and without a trace, when it cannot start. */
@NullMarked
package cordon.start;

import org.jspecify.annotations.NullMarked;
