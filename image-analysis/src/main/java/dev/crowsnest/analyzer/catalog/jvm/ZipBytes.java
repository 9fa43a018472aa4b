package dev.crowsnest.analyzer.catalog.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A zip archive in memory: all of an array, or the part of it where another archive stores this one as it is.
 *
 * @param start index of the first byte
 * @param end index after the last byte
 */
record ZipBytes(byte[] array, int start, int end) {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Whether {@code length} bytes from index {@code at} on lie inside. */
    boolean holds(long at, long length) {
        return at >= start && length >= 0 && at <= end && length <= end - at;
    }

    int unsignedShort(int at) {
        return Short.toUnsignedInt((short) SHORT.get(array, at));
    }

    int signature(int at) {
        return (int) INT.get(array, at);
    }

    long unsignedInt(int at) {
        return Integer.toUnsignedLong((int) INT.get(array, at));
    }

    /** A 64-bit number; negative when it is larger than any archive could be. */
    long signedLong(int at) {
        return (long) LONG.get(array, at);
    }
}
