package dev.crowsnest.analyzer.catalog.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the poms inside of one archive name: the jar itself, what was shaded into it, or both. Maven's archiver leaves the jar's own
 * there; other builds leave none, so that all there are may be of other jars.
 */
final class JarPoms {

    private final List<JarCoordinates> stated = new ArrayList<>();

    void add(JarCoordinates coordinates) {
        stated.add(coordinates);
    }

    /** Whether one of them is that of the file, by its name. */
    boolean nameFile(ArchiveName file) {
        return stated.stream().anyMatch(pom -> isOf(pom, file));
    }

    /**
     * Whether one of them is the jar's own, though its file is called otherwise: the manifest names it, or has its version and it is
     * the only one or of a group that has classes here. One that is alone and of whose group most classes are is it in any case.
     */
    boolean nameJar(ArchiveName file, JarManifest manifest, List<String> classPackages) {
        return stated.stream()
                .anyMatch(pom -> manifest.names(pom)
                        || isOfVersion(pom, file, manifest, classPackages)
                        || (isAlone() && hasClasses(pom, fullest(classPackages))));
    }

    private boolean isOfVersion(
            JarCoordinates pom, ArchiveName file, JarManifest manifest, List<String> classPackages) {
        return hasVersionOf(pom, file, manifest) && (isAlone() || hasClasses(pom, classPackages));
    }

    private boolean isAlone() {
        return stated.size() == 1;
    }

    private static List<String> fullest(List<String> classPackages) {
        return classPackages.stream().limit(1).toList();
    }

    private static boolean isOf(JarCoordinates pom, ArchiveName file) {
        return file.artifact().equalsIgnoreCase(pom.artifact())
                // What follows may be a classifier, for which the name has no pattern.
                || file.artifact().startsWith(pom.artifact() + "-" + pom.version());
    }

    private static boolean hasVersionOf(JarCoordinates pom, ArchiveName file, JarManifest manifest) {
        return Stream.concat(Stream.of(file.version()), manifest.versions())
                .anyMatch(version -> isVersion(pom.version().replace('-', '.'), version.replace('-', '.')));
    }

    /** Bundles have three numbers, and builds say more behind a blank. */
    private static boolean isVersion(String pom, String stated) {
        return stated.equals(pom) || stated.equals(pom + ".0") || stated.startsWith(pom + " ");
    }

    private static boolean hasClasses(JarCoordinates pom, List<String> classPackages) {
        return classPackages.stream().anyMatch(name -> (name + ".").startsWith(pom.group() + "."));
    }
}
