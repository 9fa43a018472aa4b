package dev.crowsnest.analyzer.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one cataloger learns from one file, and keeps it within limits: a record that cannot be a package becomes a
 * {@link Problem}, and a file damaged all over becomes a few of them and a count.
 */
public final class EvidenceBuilder {

    private final CatalogerId cataloger;
    private final String path;
    private final List<PackageRecord> packages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<PackageRepository> repositories = new LinkedHashSet<>();
    private final List<OwnedFile> owned = new ArrayList<>();
    private @Nullable OsRelease release;
    private int problemsTold;
    private long problemsPassedOver;
    private boolean full;
    private boolean complete = true;

    /** Evidence of {@code file}, as {@code cataloger} sees it. */
    public EvidenceBuilder(Cataloger cataloger, CatalogedFile file) {
        this.cataloger = cataloger.id();
        this.path = file.path();
    }

    /** Adds a package, or a problem when its name or version is not one. */
    public void add(PackageRecord found) {
        String flaw = flawOf(found);
        if (flaw != null) {
            problem(flaw);
        } else if (packages.size() < CatalogLimits.PACKAGES_PER_FILE) {
            packages.add(found);
        } else if (!full) {
            full = true;
            endedBy("more than " + CatalogLimits.PACKAGES_PER_FILE + " packages");
        }
    }

    /**
     * Adds damage.
     *
     * @param reason a clause without a full stop; text of the file in it comes from {@link RecordedText#quoted}
     */
    public void problem(String reason) {
        if (problemsTold < CatalogLimits.PROBLEMS_PER_FILE) {
            problemsTold++;
            problems.add(new Problem(path, reason));
        } else {
            problemsPassedOver++;
        }
    }

    /**
     * Adds the limit at which reading ended: it is told however many problems there were before.
     *
     * @param limit a clause without a full stop that names what there was too much of
     */
    public void endedBy(String limit) {
        problems.add(new Problem(path, limit + ", the rest was passed over"));
    }

    /**
     * Adds what was left out for want of memory: a larger machine may learn more, so what this one learned is not kept.
     *
     * @param reason a clause without a full stop
     */
    public void leftOut(String reason) {
        complete = false;
        problem(reason);
    }

    /** Says what distribution the file names. */
    public void release(OsRelease named) {
        release = named;
    }

    /** Adds a repository that packages are installed from. */
    public void repository(PackageRepository named) {
        if (repositories.size() < CatalogLimits.REPOSITORIES_PER_FILE) {
            repositories.add(named);
        } else if (!repositories.contains(named) && !full) {
            full = true;
            endedBy("more than " + CatalogLimits.REPOSITORIES_PER_FILE + " repositories");
        }
    }

    /** Adds a file that a distribution's package brought. */
    public void owned(OwnedFile file) {
        if (file.path().length() > CatalogLimits.PATH_LENGTH || !RecordedText.isPlain(file.owner())) {
            return;
        }
        if (owned.size() < CatalogLimits.OWNED_PER_FILE) {
            owned.add(file);
        } else if (!full) {
            full = true;
            endedBy("more than " + CatalogLimits.OWNED_PER_FILE + " files of packages");
        }
    }

    /** All that was gathered. */
    public FileEvidence build() {
        var told = new ArrayList<>(problems);
        if (problemsPassedOver > 0) {
            told.add(new Problem(path, "and " + problemsPassedOver + " more problems like these"));
        }
        return new FileEvidence(cataloger, path, packages, release, List.copyOf(repositories), owned, told, complete);
    }

    private static @Nullable String flawOf(PackageRecord found) {
        if (!RecordedText.isPlain(found.name())) {
            return "a package whose name is no name: " + RecordedText.quoted(found.name());
        }
        if (!RecordedText.isPlain(found.version())) {
            return "package " + RecordedText.quoted(found.name()) + " has a version that is none: "
                    + RecordedText.quoted(found.version());
        }
        if (!found.namespace().isEmpty() && !RecordedText.isPlain(found.namespace())) {
            return "package " + RecordedText.quoted(found.name()) + " has a namespace that is none: "
                    + RecordedText.quoted(found.namespace());
        }
        return flawOfOptional(found);
    }

    private static @Nullable String flawOfOptional(PackageRecord found) {
        SourcePackage source = found.source();
        if (source != null && !(RecordedText.isPlain(source.name()) && RecordedText.isPlain(source.version()))) {
            return "package " + RecordedText.quoted(found.name()) + " has a source that is none: "
                    + RecordedText.quoted(source.name() + " " + source.version());
        }
        String architecture = found.architecture();
        if (architecture != null && !RecordedText.isPlain(architecture)) {
            return "package " + RecordedText.quoted(found.name()) + " has an architecture that is none: "
                    + RecordedText.quoted(architecture);
        }
        return null;
    }
}
