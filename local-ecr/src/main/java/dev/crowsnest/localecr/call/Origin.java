package dev.crowsnest.localecr.call;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address that a request came from. */
public record Origin(String address) {

    public boolean isThisMachine() {
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
