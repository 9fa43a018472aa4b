package dev.crowsnest.analyzer.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses a host has. */
@FunctionalInterface
interface NameLookup {

    /** Those that the platform knows, which are also those that connections use. */
    NameLookup PLATFORM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> addresses(String host) throws UnknownHostException;
}
