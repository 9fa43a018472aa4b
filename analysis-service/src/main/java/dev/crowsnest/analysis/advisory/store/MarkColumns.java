package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.advisory.ExportMark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What an export was when it was taken in, as columns of its row. */
final class MarkColumns {

    private MarkColumns() {}

    static Update bind(Update statement, String export, @Nullable ExportMark mark) {
        return statement
                .bind("export", export)
                .bindBySqlType("address", mark == null ? null : mark.address(), Types.VARCHAR)
                .bindBySqlType("form", mark == null ? null : mark.form(), Types.INTEGER)
                .bindBySqlType(
                        "watermark",
                        mark == null ? null : mark.watermark().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .bindBySqlType("archiveSeal", mark == null ? null : mark.archiveSeal(), Types.VARCHAR)
                .bindBySqlType("listSeal", mark == null ? null : mark.listSeal(), Types.VARCHAR)
                .bind("passedOver", PassedOver.text(mark == null ? Map.of() : mark.passedOver()));
    }

    static HeldExport export(ResultSet row) throws SQLException {
        return new HeldExport(row.getString("name"), row.getInt("advisories"), row.getBoolean("starter"), mark(row));
    }

    private static @Nullable ExportMark mark(ResultSet row) throws SQLException {
        String address = row.getString("address");
        return address == null
                ? null
                : new ExportMark(
                        address,
                        row.getInt("form"),
                        row.getObject("watermark", OffsetDateTime.class).toInstant(),
                        row.getString("archive_seal"),
                        row.getString("list_seal"),
                        PassedOver.read(row.getString("passed_over")));
    }
}
