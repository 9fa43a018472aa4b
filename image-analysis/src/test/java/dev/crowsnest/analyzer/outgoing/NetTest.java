package dev.crowsnest.analyzer.outgoing;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, THIS_MACHINE",
        "127.200.3.4, THIS_MACHINE",
        "0.0.0.0, THIS_MACHINE",
        "0.1.2.3, THIS_MACHINE",
        "::, THIS_MACHINE",
        "::1, THIS_MACHINE",
        "169.254.169.254, LINK",
        "fe80::1, LINK",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "192.0.0.170, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "198.18.0.1, PRIVATE",
        "198.19.255.255, PRIVATE",
        "fc00::1, PRIVATE",
        "fd00:ec2::254, PRIVATE",
        "fec0::1, PRIVATE",
        "64:ff9b:1::1, PRIVATE",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2, PRIVATE",
        "224.0.0.1, NOWHERE",
        "240.0.0.1, NOWHERE",
        "255.255.255.255, NOWHERE",
        "ff02::1, NOWHERE",
        "8.8.8.8, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.1, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.1, PUBLIC",
        "192.0.2.1, PUBLIC",
        "198.17.255.255, PUBLIC",
        "198.20.0.1, PUBLIC",
        "2600:1f18::1, PUBLIC",
        "2001:4860:4860::8888, PUBLIC"
    })
    void isToldByTheAddress(String address, Net net) throws Exception {
        assertThat(Net.of(InetAddress.getByName(address))).isEqualTo(net);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:127.0.0.1, THIS_MACHINE",
        "::ffff:169.254.169.254, LINK",
        "::10.0.0.1, PRIVATE",
        "::ffff:0:10.0.0.1, PRIVATE",
        "64:ff9b::a9fe:a9fe, LINK",
        "64:ff9b::7f00:1, THIS_MACHINE",
        "64:ff9b::808:808, PUBLIC",
        "2002:a9fe:a9fe::1, LINK",
        "2002:7f00:1::, THIS_MACHINE",
        "2002:c0a8:101::1, PRIVATE",
        "2002:808:808::1, PUBLIC"
    })
    void isThatOfTheAddressOfFourBytesThatIsCarried(String address, Net net) throws Exception {
        assertThat(Net.of(InetAddress.getByName(address))).isEqualTo(net);
    }
}
