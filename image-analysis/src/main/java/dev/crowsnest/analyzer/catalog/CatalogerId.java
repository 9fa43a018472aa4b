package dev.crowsnest.analyzer.catalog;

/**
 * A cataloger and the revision of its answers.
 *
 * @param revision rises whenever the same bytes may give another answer: kept results of a lower one are stale
 */
public record CatalogerId(String name, int revision) {

    @Override
    public String toString() {
        return name + "@" + revision;
    }
}
