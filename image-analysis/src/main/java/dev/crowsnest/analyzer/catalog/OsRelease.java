package dev.crowsnest.analyzer.catalog;

import java.util.List;

/**
 * What an os-release file says.
 *
 * @param id lower case: {@code debian}, {@code alpine}; {@code linux} when the file names none
 * @param versionId {@code 12}, {@code 3.20.1}; empty when the file names none, as Debian's testing does
 * @param idLike the distributions that it follows, nearest first
 * @param prettyName for people
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">os-release(5)</a>
 */
public record OsRelease(String id, String versionId, List<String> idLike, String prettyName) {

    /** Copies the list. */
    public OsRelease {
        idLike = List.copyOf(idLike);
    }
}
