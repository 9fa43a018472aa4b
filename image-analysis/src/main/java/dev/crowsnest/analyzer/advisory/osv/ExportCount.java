package dev.crowsnest.analyzer.advisory.osv;

import java.util.List;

/**
 * What reading one export came to.
 *
 * @param export its folder
 * @param advisories handed on, withdrawn ones among them
 * @param malformed records that could not be read, all of them
 * @param flawed records that were handed on and of which something had to be passed over
 * @param bytes of the archive, as they came
 * @param problems the first of those that could not be read, for people: {@value OsvExport#PROBLEMS_TOLD} at most
 * @param flaws the same of those that were read in part
 */
public record ExportCount(
        String export,
        long advisories,
        long malformed,
        long flawed,
        long bytes,
        List<String> problems,
        List<String> flaws) {

    /** Copies the lists. */
    public ExportCount {
        problems = List.copyOf(problems);
        flaws = List.copyOf(flaws);
    }
}
