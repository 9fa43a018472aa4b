package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.copy.CopyRows;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** Takes rows into tables. */
final class BulkCopy {

    private BulkCopy() {}

    /** Appends the rows. */
    static void into(String tableAndColumns, Handle handle, CopyRows rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (InputStream stream = rows.stream()) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + tableAndColumns + " from stdin", stream);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not store rows of " + tableAndColumns + ": " + e.getMessage(), e);
        }
    }
}
