package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Images as a company has them, of names and versions that advisories speak of. Two thirds of an image are one of sixty bases of
 * distributions; the rest are libraries, most of them popular ones and fifteen that hardly any other image has. Most names are of
 * packages that no advisory of their stream speaks of, as it is with real ones. The same number gives the same image.
 */
final class RealFleet {

    static final int PACKAGES = 300;

    /** In three fifths of all images, in one of these versions. */
    static final String WIDESPREAD = "lodash";

    private static final List<String> WIDESPREAD_VERSIONS = List.of("4.17.11", "4.17.15", "4.17.20", "4.17.21");

    private static final int BASES = 60;
    private static final int OF_BASE = 200;
    private static final int RARE = 15;
    private static final int POPULAR = 15_000;

    private static final double ADVISED_IN_BASE = 0.35;
    private static final double ADVISED_LIBRARIES = 0.3;
    private static final double ADVISED_RARE = 0.18;

    private static final List<Ecosystem> LANGUAGES = List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN);

    private final RealPackages real;
    private final List<List<MatchSubject>> bases = new ArrayList<>();
    private final List<MatchSubject> popular = new ArrayList<>();
    private final List<Library> libraries;

    RealFleet(RealPackages real) {
        this.real = real;
        this.libraries = LANGUAGES.stream().map(Library::new).toList();
        var random = new Random(42);
        List<String> streams = new ArrayList<>();
        streams.addAll(real.streams("Debian", 300));
        streams.addAll(real.streams("Ubuntu", 1_000));
        streams.addAll(real.streams("Alpine", 120));
        streams.addAll(real.streams("AlmaLinux", 1_000));
        for (int i = 0; i < BASES; i++) {
            bases.add(base(streams.get(i % streams.size()), random));
        }
        for (int i = 0; i < POPULAR; i++) {
            popular.add(libraries.get(i % libraries.size()).any(random, ADVISED_LIBRARIES));
        }
    }

    /** The subjects of one image. */
    List<MatchSubject> image(int number) {
        var random = new Random(number);
        Set<MatchSubject> subjects = new LinkedHashSet<>(bases.get(number % BASES));
        if (number % 5 < 3) {
            subjects.add(StoredImages.ofLanguage(
                    Ecosystem.NPM, WIDESPREAD, WIDESPREAD_VERSIONS.get(number / 5 % WIDESPREAD_VERSIONS.size())));
        }
        while (subjects.size() < PACKAGES - RARE) {
            // Cubed, so that low numbers are in many images.
            double popularity = Math.pow(random.nextDouble(), 3);
            subjects.add(popular.get((int) (popularity * POPULAR)));
        }
        for (int i = 0; subjects.size() < PACKAGES; i++) {
            Library library = libraries.get(i % libraries.size());
            boolean isAdvised = random.nextDouble() < ADVISED_RARE;
            subjects.add(isAdvised ? library.rareAdvised(random) : library.rare(number * (2L * RARE) + i));
        }
        return List.copyOf(subjects);
    }

    private List<MatchSubject> base(String stream, Random random) {
        List<String> advised = real.names(stream);
        List<String> others = real.namesOfOthers(stream);
        List<String> versions = real.versionsOf(new Stream(stream).family());
        Set<MatchSubject> subjects = new LinkedHashSet<>();
        while (subjects.size() < OF_BASE) {
            boolean isAdvised = random.nextDouble() < ADVISED_IN_BASE;
            String name = any(isAdvised ? advised : others, random);
            String version = isAdvised ? real.version(stream, name, random) : any(versions, random);
            subjects.add(new MatchSubject(
                    new Stream(stream),
                    name,
                    version,
                    new SourcePackage(name, version),
                    null,
                    PackageRecord.Origin.UNSTATED));
        }
        return List.copyOf(subjects);
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** What there is of one language. */
    private final class Library {

        private final Ecosystem ecosystem;
        private final List<String> advised;
        private final List<String> others;
        private final List<String> versions;

        Library(Ecosystem ecosystem) {
            this.ecosystem = ecosystem;
            this.advised = real.names(ecosystem.family());
            this.others = real.namesOfOthers(ecosystem.family());
            this.versions = real.versionsOf(ecosystem.family());
        }

        MatchSubject any(Random random, double share) {
            boolean isAdvised = random.nextDouble() < share;
            String name = RealFleet.any(isAdvised ? advised : others, random);
            String version =
                    isAdvised ? real.version(ecosystem.family(), name, random) : RealFleet.any(versions, random);
            return StoredImages.ofLanguage(ecosystem, name, version);
        }

        /** A name that advisories speak of, in a version that is real for some package of the language. */
        MatchSubject rareAdvised(Random random) {
            return StoredImages.ofLanguage(ecosystem, RealFleet.any(advised, random), RealFleet.any(versions, random));
        }

        /** Each number is another name and version, as long as there are pairs of them. */
        MatchSubject rare(long number) {
            String name = others.get((int) (number % others.size()));
            String version = versions.get((int) (number / others.size() % versions.size()));
            return StoredImages.ofLanguage(ecosystem, name, version);
        }
    }
}
