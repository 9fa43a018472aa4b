package dev.crowsnest.analyzer.version;

import java.util.List;
import java.util.Locale;

/**
 * A Maven version as Maven's {@code ComparableVersion} (3.9) orders it. Every text that is not blank is one.
 *
 * <p>Trap: Maven's order is not transitive in corners (a qualifier between dots, as in {@code 1.sp.1 < 1-rc < 1 < 1.sp.1}), so
 * these versions must not be given to a sort that relies on it. Versions of the usual shape, numbers and one qualifier at the
 * end, are totally ordered. A number of ten or more zeros is zero here; Maven takes it for more than nine digits.
 */
public final class MavenVersion implements Version {

    private final String text;
    private final MavenItem[] items;
    private final int hash;

    private MavenVersion(String text, List<MavenItem> items) {
        this.text = text;
        this.items = items.toArray(MavenItem[]::new);
        this.hash =
                items.stream().mapToInt(MavenItem::weight).reduce(1, (sum, next) -> next == 0 ? sum : sum * 31 + next);
    }

    static ParsedVersion parse(String text) {
        if (text.isBlank()) {
            return new ParsedVersion.Invalid(text, "it is blank");
        }
        return new ParsedVersion.Valid(
                new MavenVersion(text, new MavenVersionReader(text.toLowerCase(Locale.ENGLISH)).read()));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public VersionScheme scheme() {
        return VersionSchemes.MAVEN;
    }

    /** A list is always the last item of the list around it, so that both sides can be walked in step. */
    @Override
    public int compareTo(Version other) {
        if (!(other instanceof MavenVersion that)) {
            throw new IncomparableVersionsException(this, other);
        }
        int length = Math.max(items.length, that.items.length);
        int order = 0;
        for (int i = 0; i < length && order == 0; i++) {
            if (i >= items.length) {
                order = -that.items[i].compareToNothing();
            } else if (i >= that.items.length) {
                order = items[i].compareToNothing();
            } else {
                order = items[i].compareToItem(that.items[i]);
            }
        }
        return Integer.signum(order);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MavenVersion that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}
