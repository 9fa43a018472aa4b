package dev.crowsnest.analyzer.catalog.apk;

import java.util.List;
import java.util.Map;

/**
 * One record of apk's database.
 *
 * @param line where it begins, from 1
 * @param fields those that we read and that the record sets
 * @param recording of its files, those that record packages of a language
 */
record ApkEntry(long line, Map<ApkField, String> fields, List<String> recording) {

    String value(ApkField field) {
        return fields.getOrDefault(field, "");
    }
}
