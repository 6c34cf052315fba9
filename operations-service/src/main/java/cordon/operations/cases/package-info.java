/**
 * Cases: what planning is about, nominated, assessed and decided on. What is about a person is to
 * nobody but its owner and a compliance reviewer before one has passed it.
 */
@NullMarked
package cordon.operations.cases;

import org.jspecify.annotations.NullMarked;
