package dev.crowsnest.analyzer.advisory.osv;

import java.util.List;

/**
 * What reading one export came to.
 *
 * @param export its folder
 * @param advisories handed on, withdrawn ones among them
 * @param malformed records that could not be read, all of them
 * @param bytes of the archive, as they came
 * @param problems the first of those, for people: {@value OsvExport#PROBLEMS_TOLD} at most
 */
public record ExportCount(String export, long advisories, long malformed, long bytes, List<String> problems) {

    /** Copies the list. */
    public ExportCount {
        problems = List.copyOf(problems);
    }
}
