/** The words of texts in any script, as they are kept and looked for. */
@NullMarked
package cordon.operations.words;

import org.jspecify.annotations.NullMarked;
