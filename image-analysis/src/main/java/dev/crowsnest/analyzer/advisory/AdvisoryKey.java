package dev.crowsnest.analyzer.advisory;

/**
 * One advisory in one export. The same id may stand in several exports, and goes away with its export's copy only.
 *
 * @param export the folder of an OSV-layout address: {@code Debian}, {@code npm}
 * @param id {@code DSA-5532-1}, {@code GHSA-…}, {@code CVE-…}
 */
public record AdvisoryKey(String export, String id) implements Comparable<AdvisoryKey> {

    /** Whether its export is that of all releases, or of this one. */
    boolean speaksFor(Stream stream) {
        String own = Stream.ofEcosystem(export).name() + ":";
        return export.indexOf(':') < 0 || (stream.name() + ":").startsWith(own);
    }

    @Override
    public int compareTo(AdvisoryKey other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : export.compareTo(other.export);
    }
}
