/** Tasks: asked by the secretariat or a country, taken on by the executor, carried out by teams. */
@NullMarked
package cordon.tasking.task;

import org.jspecify.annotations.NullMarked;
