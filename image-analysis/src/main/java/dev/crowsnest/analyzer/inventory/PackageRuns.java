package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.HashMap;
import java.util.Map;

/**
 * Since which layer an image holds each package, without a gap.
 *
 * <p>Works on what changes from layer to layer, so a hundred layers over a large database cost what they change.
 */
final class PackageRuns {

    private final Map<PackageRecord, Run> runs = new HashMap<>();

    /** How many files record a package, and the layer since which at least one does. */
    private static final class Run {
        private final Digest since;
        private int files;

        private Run(Digest since) {
            this.since = since;
        }
    }

    /** Takes in what {@code layer} changed. */
    void after(Digest layer, LaidFiles.Change change) {
        // What comes is counted before what goes: a database that is rewritten must not break the run of what stays in
        // it.
        for (FileEvidence file : change.come()) {
            for (PackageRecord record : file.packages()) {
                runs.computeIfAbsent(identity(record), key -> new Run(layer)).files++;
            }
        }
        for (FileEvidence file : change.gone()) {
            for (PackageRecord record : file.packages()) {
                runs.computeIfPresent(identity(record), (key, run) -> --run.files == 0 ? null : run);
            }
        }
    }

    /** The first layer of the run that has lasted to the top. */
    Digest since(PackageRecord identity) {
        Run run = runs.get(identity);
        if (run == null) {
            throw new IllegalArgumentException("no layer holds " + identity);
        }
        return run.since;
    }

    /** The record without the place in its file: what makes two records one package. */
    static PackageRecord identity(PackageRecord record) {
        return record.inside().isEmpty()
                ? record
                : new PackageRecord(
                        record.type(),
                        record.namespace(),
                        record.name(),
                        record.version(),
                        record.source(),
                        record.architecture(),
                        record.origin(),
                        "",
                        record.jar());
    }
}
