package dev.crowsnest.analyzer.catalog.dpkg;

import java.util.Map;

/**
 * One record of a dpkg database.
 *
 * @param line where it begins, from 1
 * @param fields those that we read and that the record sets
 */
record DpkgEntry(long line, Map<DpkgField, String> fields) {

    String value(DpkgField field) {
        return fields.getOrDefault(field, "");
    }
}
