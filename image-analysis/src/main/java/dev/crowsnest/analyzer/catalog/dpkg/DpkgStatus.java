package dev.crowsnest.analyzer.catalog.dpkg;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far dpkg got with a package: the third word of its Status, after what is wanted and whether an error hangs over it.
 * Only this one says whether files are there: {@code hold} and {@code deinstall} are wishes.
 */
enum DpkgStatus {
    NOT_INSTALLED("not-installed", false),
    CONFIG_FILES("config-files", false),
    HALF_INSTALLED("half-installed", true),
    UNPACKED("unpacked", true),
    HALF_CONFIGURED("half-configured", true),
    TRIGGERS_AWAITED("triggers-awaited", true),
    TRIGGERS_PENDING("triggers-pending", true),
    INSTALLED("installed", true);

    private final String word;
    private final boolean present;

    DpkgStatus(String word, boolean present) {
        this.word = word;
        this.present = present;
    }

    /** The status that {@code text} names, {@code install ok installed}; empty when it names none that dpkg knows. */
    static Optional<DpkgStatus> parse(String text) {
        var words = text.trim().split("\\s+");
        return words.length == 3
                ? Arrays.stream(values()).filter(s -> s.word.equals(words[2])).findFirst()
                : Optional.empty();
    }

    /** Whether the package's own files are in the image. */
    boolean isPresent() {
        return present;
    }
}
