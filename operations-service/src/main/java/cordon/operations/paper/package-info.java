/**
 * Documents to print (PDF): letters of many scripts, both directions, and a mark on each page. It
 * knows nothing of what a document says.
 */
@NullMarked
package cordon.operations.paper;

import org.jspecify.annotations.NullMarked;
