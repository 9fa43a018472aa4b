package dev.crowsnest.analyzer.catalog;

/** A kind of package, named as package-url names it. */
public enum PackageType {
    DEB("deb"),
    APK("apk"),
    RPM("rpm"),
    NPM("npm"),
    PYPI("pypi"),
    MAVEN("maven");

    private final String purlType;

    PackageType(String purlType) {
        this.purlType = purlType;
    }

    /** The {@code type} of a package-url. */
    public String purlType() {
        return purlType;
    }

    /** Whether packages of this kind belong to a distribution, and are judged by its advisories alone. */
    public boolean isDistribution() {
        return this == DEB || this == APK || this == RPM;
    }
}
