/**
 * Intelligence packages: what is given to whom for a case, numbered, received, used within the
 * conditions that its owner set, and said back what it led to. What is about a person is given once
 * a compliance reviewer has passed it.
 */
@NullMarked
package cordon.operations.intelligence;

import org.jspecify.annotations.NullMarked;
