package cordon.operations.network;

/**
 * A node to add.
 *
 * @param key by which links of the same request name it
 */
record NewNode(String key, NetworkNodeSpec spec) {}
