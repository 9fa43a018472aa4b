package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.osv.MalformedAdvisoryException;
import dev.crowsnest.analyzer.advisory.osv.OsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The small set of advisories that ships with the analyser, so that something is found before the first synchronisation.
 *
 * <p>Written for this project from public facts; it covers the samples of the demo and little else, and every result that was
 * made with it says so.
 */
public final class StarterAdvisories {

    private static final List<String> EXPORTS = List.of("Alpine", "Debian", "Maven", "PyPI", "npm");

    private StarterAdvisories() {}

    /** All of them, in the exports' order. */
    public static List<Advisory> all() {
        var reader = new OsvReader();
        List<Advisory> advisories = new ArrayList<>();
        for (String export : EXPORTS) {
            for (String line : lines(export)) {
                try {
                    advisories.add(reader.read(export, line.getBytes(StandardCharsets.UTF_8)));
                } catch (MalformedAdvisoryException e) {
                    throw new IllegalStateException("the starter set is damaged", e);
                }
            }
        }
        return advisories;
    }

    /** The set, under its own name and with no date. */
    public static AdvisorySet set() {
        List<Advisory> advisories = all();
        return InMemoryAdvisorySet.of(advisories, new AdvisoryEdition("starter set", advisories.size(), null));
    }

    private static List<String> lines(String export) {
        String resource = "starter-advisories/" + export + ".jsonl";
        try (InputStream in = StarterAdvisories.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the starter set is not in the jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the starter set", e);
        }
    }
}
