package dev.crowsnest.analyzer.catalog;

import java.io.IOException;

/**
 * Finds the packages that one kind of file records.
 *
 * <p>Stateless and safe for use by several threads. It reads nothing but the file that it is given: no other file, no network,
 * no temporary file. Limits on bytes, unexpected exceptions and metrics are the runner's.
 */
public interface Cataloger {

    /** Name and revision: a part of the key under which results are kept. */
    CatalogerId id();

    /**
     * Whether this file is to be read. Called for every entry of every layer, so it looks at the path alone and allocates
     * nothing.
     *
     * @param path in the layer, normalised: no leading slash, no {@code .} or {@code ..}
     */
    boolean wants(String path);

    /** The most bytes of a file that are read; beyond it the file is a {@link Problem}. */
    default long byteLimit() {
        return CatalogLimits.FILE_BYTES;
    }

    /**
     * What the file says. Damage is a {@link Problem} with the rest of the file still read; an {@link IOException} is only for
     * a stream that broke.
     */
    FileEvidence catalog(CatalogedFile file) throws IOException;
}
