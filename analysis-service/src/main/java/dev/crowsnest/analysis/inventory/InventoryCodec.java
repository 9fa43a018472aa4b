package dev.crowsnest.analysis.inventory;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.inventory.Inventory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes inventories down and reads them back equal: JSON, gzipped, its form numbered. Some 30 bytes for each package. */
public final class InventoryCodec {

    /** Rises when the records change so that what was written before can no longer be read as it was meant. */
    private static final int FORMAT = 1;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public InventoryCodec() {
        JsonMapper mapper = JsonMapper.builder()
                // Records are written by their components alone.
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        // A list that came later is empty in what was written before.
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        writer = mapper.writerFor(Stored.class);
        reader = mapper.readerFor(Stored.class);
    }

    /** The bytes to keep. */
    public byte[] encode(Inventory inventory) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            writer.writeValue(gzip, new Stored(FORMAT, inventory));
        } catch (IOException e) {
            throw new UncheckedIOException("could not encode an inventory", e);
        }
        return bytes.toByteArray();
    }

    /** What these bytes say; absent when they were written in another form, which costs a new analysis. */
    public Optional<Inventory> decode(byte[] kept) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            Stored stored = reader.readValue(gzip);
            return stored.format() == FORMAT ? Optional.of(stored.inventory()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    record Stored(int format, Inventory inventory) {}
}
