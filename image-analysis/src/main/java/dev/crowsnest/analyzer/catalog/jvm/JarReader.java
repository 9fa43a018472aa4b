package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.JarEvidence;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packages in an archive and in the archives inside it.
 *
 * <p>Every pom.properties counts, since a shaded jar holds those of all that were shaded into it. A jar that none of them is the own of
 * is named by its manifest, or by its file's name where that has a version. Neither names a group, so the packages of its classes
 * are told beside it: advisories may know the jar by them.
 */
final class JarReader {

    /** Maven writes three lines. */
    private static final int POM_PROPERTIES_BYTES = 64 << 10;

    /** Main sections are a few kilobytes; what follows, a digest for each class, is never read. */
    private static final int MANIFEST_BYTES = 64 << 10;

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String POM_PROPERTIES = "/pom.properties";

    private final EvidenceBuilder evidence;
    private final ArchiveAllowance allowance;
    private final EntryInflater inflater;

    JarReader(EvidenceBuilder evidence, ArchiveAllowance allowance, EntryInflater inflater) {
        this.evidence = evidence;
        this.allowance = allowance;
        this.inflater = inflater;
    }

    /** Reads the outermost archive. */
    void read(String path, ZipBytes zip) {
        try {
            read(zip, path, "", 0);
        } catch (ArchiveLimitException e) {
            evidence.endedBy(e.limit());
        }
    }

    private void read(ZipBytes zip, String path, String inside, int level) throws ArchiveLimitException {
        ArchiveName file = ArchiveName.of(path);
        ZipEntryHeader manifest = null;
        List<String> classPackages = List.of();
        var poms = new JarPoms();
        try {
            var directory = ZipDirectory.of(zip, allowance);
            var entries = new ZipEntries(zip, directory);
            while (entries.next()) {
                allowance.entry();
                if (isPomProperties(entries)) {
                    readPomProperties(zip, entries, inside, poms);
                } else if (isManifest(entries)) {
                    manifest = entries.header();
                } else if (isArchive(entries)) {
                    readNested(zip, entries, inside, level + 1);
                }
            }
            if (!poms.nameFile(file)) {
                classPackages = classPackages(zip, directory);
            }
        } catch (DamagedArchiveException e) {
            problem(inside, e.reason());
        }
        if (!poms.nameFile(file)) {
            JarManifest stated = manifest(zip, manifest, inside);
            if (!poms.nameJar(file, stated, classPackages)) {
                nameByItself(stated, file, classPackages, inside);
            }
        }
    }

    /** A second walk, for few jars hold no pom of their name and the names of all classes are many. */
    private static List<String> classPackages(ZipBytes zip, ZipDirectory directory) throws DamagedArchiveException {
        var classes = new ClassPackages();
        var entries = new ZipEntries(zip, directory);
        while (entries.next()) {
            if (isClass(entries)) {
                classes.add(entries.name());
            }
        }
        return classes.fullest();
    }

    private void nameByItself(JarManifest manifest, ArchiveName file, List<String> classPackages, String inside) {
        Stream<String> ofFile = file.artifact().isEmpty() ? Stream.empty() : Stream.of(file.artifact());
        Stream<String> guesses = file.version().isEmpty() ? manifest.guesses() : Stream.empty();
        List<String> artifacts = Stream.of(ofFile, manifest.artifacts(), guesses)
                .flatMap(names -> names)
                .filter(name -> RecordedText.isPlain(name) && !file.isFullerThan(name))
                .distinct()
                .toList();
        var jar = new JarEvidence(artifacts, classPackages);
        manifest.coordinates()
                .map(coordinates -> coordinates.calledAs(file))
                .or(() -> classPackages.isEmpty() ? Optional.empty() : coordinates(file, manifest))
                .ifPresent(coordinates -> evidence.add(coordinates.at(inside, manifest.vendor(), jar)));
    }

    /** A name without a version, or without classes, can be anything. */
    private static Optional<JarCoordinates> coordinates(ArchiveName file, JarManifest manifest) {
        String version = file.version().isEmpty() ? manifest.version() : file.version();
        return file.artifact().isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new JarCoordinates("", file.artifact(), version));
    }

    private void readPomProperties(ZipBytes zip, ZipEntries entries, String inside, JarPoms poms)
            throws ArchiveLimitException {
        try {
            JarCoordinates pom = PomPropertiesReader.read(inflater.whole(zip, entries.header(), POM_PROPERTIES_BYTES));
            evidence.add(pom.at(inside));
            poms.add(pom);
        } catch (DamagedArchiveException e) {
            problem(within(inside, entries.name()), e.reason());
        }
    }

    private JarManifest manifest(ZipBytes zip, @Nullable ZipEntryHeader manifest, String inside)
            throws ArchiveLimitException {
        try {
            return manifest == null
                    ? JarManifest.NONE
                    : JarManifest.of(inflater.beginning(zip, manifest, MANIFEST_BYTES));
        } catch (DamagedArchiveException e) {
            problem(within(inside, MANIFEST), e.reason());
            return JarManifest.NONE;
        }
    }

    private void readNested(ZipBytes zip, ZipEntries entries, String inside, int level) throws ArchiveLimitException {
        String place = within(inside, entries.name());
        if (level > ArchiveAllowance.LEVELS) {
            problem(place, "is nested deeper than " + ArchiveAllowance.LEVELS + " levels, and was passed over");
            return;
        }
        try {
            ZipEntryHeader header = entries.header();
            if (header.isStored()) {
                // Spring Boot's way: the archive lies there as it is, and needs no memory of its own.
                read(header.storedIn(zip), place, place, level);
            } else {
                readInflated(zip, header, place, level);
            }
        } catch (DamagedArchiveException e) {
            problem(place, e.reason());
        }
    }

    private void readInflated(ZipBytes zip, ZipEntryHeader header, String place, int level)
            throws ArchiveLimitException, DamagedArchiveException {
        long bytes = header.inflatedBytes();
        if (bytes < 0 || bytes > Integer.MAX_VALUE - 8 || !allowance.takeRoom(bytes)) {
            withoutRoom(place, bytes);
            return;
        }
        try {
            byte[] content = inflater.whole(zip, header, (int) bytes);
            read(new ZipBytes(content, 0, content.length), place, place, level);
        } finally {
            allowance.giveRoom(bytes);
        }
    }

    private void withoutRoom(String place, long bytes) {
        String reason = "takes more memory than there is for archives inside of this one, and was passed over";
        if (allowance.isNarrow() && bytes >= 0 && bytes <= ArchiveBudget.MOST) {
            evidence.leftOut(RecordedText.quoted(place) + " inside " + reason);
        } else {
            problem(place, reason);
        }
    }

    private static boolean isPomProperties(ZipEntries entries) {
        if (entries.nameByteFromEnd(POM_PROPERTIES.length()) != '/') {
            return false;
        }
        String name = entries.name();
        return name.endsWith(POM_PROPERTIES) && name.contains("META-INF/maven/");
    }

    private static boolean isManifest(ZipEntries entries) {
        return entries.nameLength() == MANIFEST.length() && entries.name().equalsIgnoreCase(MANIFEST);
    }

    private static boolean isClass(ZipEntries entries) {
        return entries.nameByteFromEnd(ClassPackages.EXTENSION.length()) == '.'
                && entries.name().endsWith(ClassPackages.EXTENSION);
    }

    private static boolean isArchive(ZipEntries entries) {
        return entries.nameByteFromEnd(4) == '.' && ArchiveNames.isArchive(entries.name());
    }

    private void problem(String place, String reason) {
        evidence.problem(place.isEmpty() ? reason : RecordedText.quoted(place) + " inside " + reason);
    }

    private static String within(String inside, String name) {
        String shown = RecordedText.shown(name);
        return inside.isEmpty() ? shown : inside + "!/" + shown;
    }
}
