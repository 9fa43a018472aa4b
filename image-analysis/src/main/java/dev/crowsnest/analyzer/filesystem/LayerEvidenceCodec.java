package dev.crowsnest.analyzer.filesystem;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes evidence down and reads it back: JSON, gzipped, its form numbered. Equal evidence gives equal bytes, and
 * {@code decode(encode(e))} equals {@code e}.
 */
public final class LayerEvidenceCodec {

    /** Rises when the records change so that what was written before can no longer be read as it was meant. */
    private static final int FORMAT = 4;

    private static final int BUFFER_BYTES = 32 << 10;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public LayerEvidenceCodec() {
        JsonMapper mapper = JsonMapper.builder()
                // Records are written by their components alone; isEmpty() and its like are no property.
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        writer = mapper.writerFor(Stored.class);
        reader = mapper.readerFor(Stored.class);
    }

    /** The bytes to keep. */
    public byte[] encode(LayerEvidence evidence) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes, BUFFER_BYTES)) {
            writer.writeValue(gzip, new Stored(FORMAT, evidence));
        } catch (IOException e) {
            throw new UncheckedIOException("could not encode the evidence of " + evidence.blob(), e);
        }
        return bytes.toByteArray();
    }

    /** What these bytes say; absent when they were written in another form or are damaged, which costs a read of the layer. */
    public Optional<LayerEvidence> decode(byte[] kept) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(kept), BUFFER_BYTES)) {
            Stored stored = reader.readValue(gzip);
            return stored.format() == FORMAT ? Optional.of(stored.evidence()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    record Stored(int format, LayerEvidence evidence) {}
}
