package dev.crowsnest.analyzer.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What an address belongs to, by who can reach it. */
enum Net {
    THIS_MACHINE,
    /** The wire that this machine is on; a cloud's metadata answers there. */
    LINK,
    PRIVATE,
    /** Sent to many, or meant for examples and measurements: no server has such an address. */
    NOWHERE,
    PUBLIC;

    /** Of an IPv6 address that carries one of IPv4, the net of that one: a gateway leads there. */
    static Net of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? ofFour(address, bytes) : ofSixteen(address, bytes);
    }

    private static Net ofFour(InetAddress address, byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address.isLoopbackAddress() || first == 0) {
            return THIS_MACHINE;
        }
        if (address.isLinkLocalAddress()) {
            return LINK;
        }
        if (address.isMulticastAddress() || first >= 240) {
            return NOWHERE;
        }
        // 100.64.0.0/10 lies behind a carrier's translation, 198.18.0.0/15 is for measurements, 192.0.0.0/24 for
        // protocols.
        boolean isUnrouted = first == 100 && (second & 0xc0) == 64
                || first == 198 && (second & 0xfe) == 18
                || first == 192 && second == 0 && bytes[2] == 0;
        return address.isSiteLocalAddress() || isUnrouted ? PRIVATE : PUBLIC;
    }

    private static Net ofSixteen(InetAddress address, byte[] bytes) {
        // Before what carries IPv4: :: and ::1 have zeros in front as well.
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return THIS_MACHINE;
        }
        if (begins(bytes, 0x20, 0x02)) {
            return carried(bytes, 2);
        }
        if (isFourWithinSix(bytes)) {
            return carried(bytes, 12);
        }
        if (address.isLinkLocalAddress()) {
            return LINK;
        }
        if (address.isMulticastAddress()) {
            return NOWHERE;
        }
        // What is routed begins with 001; of it Teredo (2001::/32) hides an IPv4 address in a form of its own.
        boolean isRouted = (bytes[0] & 0xe0) == 0x20 && !begins(bytes, 0x20, 0x01, 0, 0);
        return isRouted ? PUBLIC : PRIVATE;
    }

    /** IPv4-mapped, IPv4-compatible and IPv4-translated addresses, and NAT64 with the prefix of all and those of one site. */
    private static boolean isFourWithinSix(byte[] bytes) {
        boolean isZero = isZero(bytes, 0, 8);
        return isZero && isZero(bytes, 8, 12)
                || isZero && bytes[8] == 0 && bytes[9] == 0 && bytes[10] == -1 && bytes[11] == -1
                || isZero && bytes[8] == -1 && bytes[9] == -1 && bytes[10] == 0 && bytes[11] == 0
                || begins(bytes, 0, 0x64, 0xff, 0x9b) && isZero(bytes, 4, 12);
    }

    private static Net carried(byte[] bytes, int from) {
        try {
            var inner = (Inet4Address) InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
            return of(inner);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are no address", e);
        }
    }

    private static boolean begins(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
