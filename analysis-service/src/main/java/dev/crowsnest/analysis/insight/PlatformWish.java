package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.inventory.FinishedAnalysis.Child;
import dev.crowsnest.analyzer.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of an index's images somebody wants to see. */
final class PlatformWish {

    private static final String ARM64 = "linux/arm64";

    private final @Nullable Platform wished;

    /**
     * @param platform empty for linux/amd64 where there is one, else the first
     * @throws IllegalArgumentException when it is neither empty nor a platform
     */
    PlatformWish(String platform) {
        this.wished = platform.isEmpty() ? null : Platform.parse(platform);
    }

    Optional<Child> of(List<Child> children) {
        List<Child> analyzed = children.stream().filter(Child::isAnalyzed).toList();
        if (wished != null) {
            return analyzed.stream().filter(child -> isMet(child.platform())).findFirst();
        }
        return analyzed.stream()
                .filter(child -> child.platform().equals(Platform.LINUX_AMD64.toString()))
                .findFirst()
                .or(() -> analyzed.stream().findFirst());
    }

    /** A wish without a variant takes any; arm64 and arm64/v8 are one platform. */
    boolean isMet(String platform) {
        return wished == null
                || platform.equals(wished.toString())
                || wished.variant() == null && platform.startsWith(wished + "/")
                || wished.toString().equals(ARM64 + "/v8") && platform.equals(ARM64);
    }
}
