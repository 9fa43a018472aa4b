package dev.crowsnest.analyzer.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that connect to addresses of some nets only, whatever a lookup said before. Through a proxy it is the proxy that
 * looks up and connects, and decides.
 */
final class CheckedSockets extends SSLSocketFactory {

    /** One for each set of nets: the JDK shares connections among the users of one factory. */
    private static final Map<Set<Net>, CheckedSockets> KNOWN = new ConcurrentHashMap<>();

    private final Set<Net> allowed;

    private CheckedSockets(Set<Net> allowed) {
        this.allowed = allowed;
    }

    static CheckedSockets to(Set<Net> allowed) {
        return KNOWN.computeIfAbsent(Set.copyOf(allowed), CheckedSockets::new);
    }

    @Override
    public Socket createSocket() {
        return new CheckedSocket();
    }

    /** TLS over a socket that is connected already. */
    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return secure().createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return over(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return over(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return over(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return over(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return secure().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return secure().getSupportedCipherSuites();
    }

    private Socket over(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        var socket = new CheckedSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return secure().createSocket(socket, to.getHostString(), to.getPort(), true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static SSLSocketFactory secure() {
        return HttpsURLConnection.getDefaultSSLSocketFactory();
    }

    private final class CheckedSocket extends Socket {

        CheckedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress to && to.getAddress() != null) {
                OutgoingPolicy.requireOneOf(allowed, to.getAddress());
            }
            super.connect(endpoint, timeout);
        }
    }
}
