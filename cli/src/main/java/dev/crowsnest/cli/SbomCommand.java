package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.PackageListJsonWriter;
import dev.crowsnest.analyzer.report.PackageListTextWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the packages of an image. */
@Command(
        name = "sbom",
        description = "Shows the packages of an image.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeListHeading = CrowsnestCommand.STATUS_HEADING,
        exitCodeList = {CrowsnestCommand.STATUS_DONE, CrowsnestCommand.STATUS_ERROR})
final class SbomCommand implements Callable<Integer> {

    private enum Format {
        LIST,
        JSON
    }

    private final Surroundings surroundings;

    @Mixin
    private ImageOptions options = new ImageOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "list or json; the default is list.")
    private Format format = Format.LIST;

    SbomCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PackageList packages = packages();
        new Output(surroundings, options.output).write(out -> {
            if (format == Format.JSON) {
                new PackageListJsonWriter().write(packages, out);
            } else {
                out.write(new PackageListTextWriter().write(packages).getBytes(StandardCharsets.UTF_8));
            }
        });
        return 0;
    }

    private PackageList packages() {
        var image = new ImageQuestion(surroundings, options);
        if (image.server().isPresent()) {
            warn(image.storedReport().undecided().stream()
                    .filter(open -> open.advisory() == null && !open.place().startsWith("pkg:"))
                    .count());
            return image.storedPackages();
        }
        LocalResult found = image.analyze();
        warn(found.analyzed().inventory().problems().size());
        return PackageList.of(found.image(), found.analyzed().inventory());
    }

    /** A list has no place for what could not be read, and must not hide it. */
    private void warn(long problems) {
        if (problems > 0) {
            surroundings
                    .err()
                    .println("crowsnest: " + problems
                            + " of its places could not be read whole; crowsnest cves tells which");
        }
    }
}
