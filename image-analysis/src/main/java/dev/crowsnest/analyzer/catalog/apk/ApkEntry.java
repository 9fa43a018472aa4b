package dev.crowsnest.analyzer.catalog.apk;

import java.util.Map;

/**
 * One record of apk's database.
 *
 * @param line where it begins, from 1
 * @param fields those that we read and that the record sets
 */
record ApkEntry(long line, Map<ApkField, String> fields) {

    String value(ApkField field) {
        return fields.getOrDefault(field, "");
    }
}
