package dev.crowsnest.analyzer.version;

import java.util.Locale;

/**
 * A NuGet version as {@code NuGetVersion} and its default comparer order it: one to four numbers, of which missing ones are
 * zero, then Semantic Versioning's pre-release in any case. Build metadata does not order.
 *
 * <p>Not what comes of NuGet's integers: there a number beyond 2147483647 is none, a label of that size is text, and the label
 * {@code -5} is a negative number. Nor its empty numbers ({@code 1..2}), which older releases refused.
 */
public final class NuGetVersion extends KeyedVersion {

    private static final int NUMBERS = 4;

    private NuGetVersion(String text, OrderKey key) {
        super(VersionSchemes.NUGET, text, key);
    }

    static ParsedVersion parse(String text) {
        String version = text.trim();
        if (!Ascii.isVisible(version)) {
            return new ParsedVersion.Invalid(text, "a character is no printable ASCII");
        }
        SemanticVersionReader reader = new SemanticVersionReader(version.toLowerCase(Locale.ROOT), 0, false);
        if (!reader.readPaddedCore(NUMBERS)) {
            return new ParsedVersion.Invalid(text, "it does not start with one to four numbers");
        }
        String wrong = reader.readRest();
        return wrong != null
                ? new ParsedVersion.Invalid(text, wrong)
                : new ParsedVersion.Valid(new NuGetVersion(text, reader.key()));
    }
}
