package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does for each cataloger what all would repeat: limits, and turning what goes wrong into a problem of the file. */
final class CatalogerRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(CatalogerRunner.class);

    private final Cataloger[] catalogers;

    CatalogerRunner(List<Cataloger> catalogers) {
        this.catalogers = catalogers.toArray(Cataloger[]::new);
    }

    /** Who wants the file, in the order of the list. Asked for every entry: allocates only for the few that are wanted. */
    List<Cataloger> wanting(String path) {
        List<Cataloger> wanting = List.of();
        for (Cataloger cataloger : catalogers) {
            if (cataloger.wants(path)) {
                wanting = wanting.isEmpty() ? List.of(cataloger) : with(wanting, cataloger);
            }
        }
        return wanting;
    }

    boolean isWanted(String path) {
        for (Cataloger cataloger : catalogers) {
            if (cataloger.wants(path)) {
                return true;
            }
        }
        return false;
    }

    /** What each of them says of the file; one that several want is buffered, so it must be small. */
    List<FileEvidence> catalog(List<Cataloger> wanting, String path, long size, InputStream content)
            throws IOException {
        if (wanting.size() == 1) {
            return List.of(catalog(wanting.get(0), path, size, content));
        }
        boolean buffers = size <= CatalogLimits.FILE_BYTES;
        byte[] buffered = buffers ? content.readNBytes((int) size) : new byte[0];
        List<FileEvidence> evidence = new ArrayList<>();
        for (Cataloger cataloger : wanting) {
            evidence.add(
                    buffers
                            ? catalog(cataloger, path, size, new ByteArrayInputStream(buffered))
                            : problem(cataloger, path, "it has " + size + " bytes, too many for several readers"));
        }
        return evidence;
    }

    private static FileEvidence catalog(Cataloger cataloger, String path, long size, InputStream content)
            throws IOException {
        if (size > cataloger.byteLimit()) {
            return problem(
                    cataloger, path, "it has " + size + " bytes, and at most " + cataloger.byteLimit() + " are read");
        }
        var file = new FileContent(content);
        FileEvidence evidence = attempt(cataloger, new CatalogedFile(path, size, file));
        file.rethrowFailure();
        return evidence;
    }

    /** The stack goes too when a parser recurses as deep as hostile content wants; nothing is lost by catching that. */
    private static FileEvidence attempt(Cataloger cataloger, CatalogedFile file) {
        try {
            return cataloger.catalog(file);
        } catch (ImageAccessException e) {
            throw e;
        } catch (IOException e) {
            return problem(cataloger, file.path(), "it could not be read: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            LOGGER.atWarn()
                    .setMessage("Cataloger failed unexpectedly")
                    .addKeyValue("cataloger", cataloger.id())
                    .addKeyValue("path", file.path())
                    .setCause(e)
                    .log();
            return problem(cataloger, file.path(), "it could not be read: " + cataloger.id() + " failed");
        }
    }

    private static FileEvidence problem(Cataloger cataloger, String path, String reason) {
        return new FileEvidence(cataloger.id(), path, List.of(), null, List.of(new Problem(path, reason)));
    }

    private static List<Cataloger> with(List<Cataloger> wanting, Cataloger more) {
        List<Cataloger> all = new ArrayList<>(wanting);
        all.add(more);
        return all;
    }
}
