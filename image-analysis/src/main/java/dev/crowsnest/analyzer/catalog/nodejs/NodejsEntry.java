package dev.crowsnest.analyzer.catalog.nodejs;

/**
 * What a package.json says of its package; empty where it says nothing.
 *
 * @param name with its scope, {@code @babel/core}
 */
record NodejsEntry(String name, String version) {}
