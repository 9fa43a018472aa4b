package dev.crowsnest.analyzer.version;

/** Versions of two schemes were compared: the caller mixed two ecosystems. */
public final class IncomparableVersionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    IncomparableVersionsException(Version left, Version right) {
        super("could not compare versions: left is of scheme "
                + left.scheme().id() + ", right is of scheme "
                + right.scheme().id());
    }
}
