package dev.crowsnest.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class VersionOfJar implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionOfJar.class.getPackage().getImplementationVersion();
        return new String[] {"crowsnest " + (version == null ? "not packaged" : version)};
    }
}
