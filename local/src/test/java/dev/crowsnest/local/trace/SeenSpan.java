package dev.crowsnest.local.trace;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A span as a service exported it.
 *
 * @param parentId empty for the first of a trace
 */
record SeenSpan(String service, String name, String traceId, String spanId, String parentId) {

    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int ATTRIBUTES = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int STRING = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int PARENT_ID = 4;
    private static final int NAME = 5;

    /**
     * Reads an export by the numbers of its fields.
     *
     * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/v1.7.0/opentelemetry/proto/trace/v1/trace.proto">OTLP
     *     1.7.0, trace.proto</a>
     */
    static List<SeenSpan> of(byte[] export) throws InvalidProtocolBufferException {
        List<SeenSpan> spans = new ArrayList<>();
        for (var ofResource : messages(UnknownFieldSet.parseFrom(export), RESOURCE_SPANS)) {
            String service = service(messages(ofResource, RESOURCE).get(0));
            for (var ofScope : messages(ofResource, SCOPE_SPANS)) {
                for (var span : messages(ofScope, SPANS)) {
                    spans.add(new SeenSpan(
                            service, text(span, NAME), hex(span, TRACE_ID), hex(span, SPAN_ID), hex(span, PARENT_ID)));
                }
            }
        }
        return spans;
    }

    private static String service(UnknownFieldSet resource) throws InvalidProtocolBufferException {
        for (var attribute : messages(resource, ATTRIBUTES)) {
            if (text(attribute, KEY).equals("service.name")) {
                return text(messages(attribute, VALUE).get(0), STRING);
            }
        }
        return "";
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field)
            throws InvalidProtocolBufferException {
        List<UnknownFieldSet> found = new ArrayList<>();
        for (ByteString bytes : message.getField(field).getLengthDelimitedList()) {
            found.add(UnknownFieldSet.parseFrom(bytes));
        }
        return found;
    }

    private static String text(UnknownFieldSet message, int field) {
        return last(message, field).toStringUtf8();
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(last(message, field).toByteArray());
    }

    private static ByteString last(UnknownFieldSet message, int field) {
        var values = message.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.get(values.size() - 1);
    }
}
