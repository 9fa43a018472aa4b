package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.match.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Packages built from the kernel's source that hold no kernel: text for compilers, and tools to build modules.
 *
 * <p>They are in most images that hold a compiler, and the kernel has thousands of advisories; not one can be exploited through a
 * header.
 */
final class KernelHeaders {

    private static final Pattern KERNEL_SOURCE = Pattern.compile("linux(?:-.+)?|kernel(?:-.+)?");

    private static final Pattern HEADERS =
            Pattern.compile("linux-libc-dev(?:-.+)?|linux(?:-.+)?-headers(?:-.+)?|linux-kbuild-.+|linux-headers"
                    + "|kernel(?:-.+)?-headers");

    private KernelHeaders() {}

    static Optional<Verdict> exemption(String binary, String source) {
        boolean isHeaders = KERNEL_SOURCE.matcher(source).matches()
                && HEADERS.matcher(binary).matches()
                && !binary.equals(source);
        return isHeaders
                ? Optional.of(new Verdict.NotAffected("it holds headers or build tools of the kernel, and no kernel"))
                : Optional.empty();
    }
}
