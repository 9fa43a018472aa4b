package dev.crowsnest.analyzer.catalog.python;

/** What core metadata says of a project; empty where it says nothing. */
record PythonEntry(String name, String version) {}
