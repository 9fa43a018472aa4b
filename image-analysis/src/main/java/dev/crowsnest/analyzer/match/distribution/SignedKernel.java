package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.catalog.SourcePackage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kernels that are installed name the source of their signature, {@code linux-signed-amd64} and {@code linux-signed-6.1-amd64} of Debian
 * and {@code linux-signed-hwe-6.5} of Ubuntu, while advisories speak of the kernel's: {@code linux}, {@code linux-6.1},
 * {@code linux-hwe-6.5}.
 */
final class SignedKernel {

    private static final Pattern SIGNED =
            Pattern.compile("linux-signed(?<flavour>-.+?)??(?:-(?:amd64|arm64|i386|armhf|ppc64el))?");

    private SignedKernel() {}

    /** The source that was signed. Debian numbers the signature's apart, and the binary as the kernel. */
    static SourcePackage unsigned(SourcePackage source, String binaryVersion) {
        Matcher signed = SIGNED.matcher(source.name());
        if (!signed.matches()) {
            return source;
        }
        String flavour = signed.group("flavour");
        return new SourcePackage(flavour == null ? "linux" : "linux" + flavour, binaryVersion);
    }
}
