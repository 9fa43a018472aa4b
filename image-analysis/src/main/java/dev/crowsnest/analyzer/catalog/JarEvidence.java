package dev.crowsnest.analyzer.catalog;

import java.util.List;

/**
 * What a jar without coordinates says of itself, from which advisories may know it.
 *
 * @param artifacts names that it goes by: of its file, its bundle, its module, its title; without repetition
 * @param classPackages those of its classes, the fullest first; a bounded number of them
 */
public record JarEvidence(List<String> artifacts, List<String> classPackages) {

    /** Copies the lists. */
    public JarEvidence {
        artifacts = List.copyOf(artifacts);
        classPackages = List.copyOf(classPackages);
    }
}
