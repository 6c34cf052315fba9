package cordon.operations.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last id to go on after; null on the last page
 */
record OperationPage(List<Operation> operations, @Nullable String last) {}
