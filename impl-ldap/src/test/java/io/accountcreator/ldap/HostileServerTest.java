package io.accountcreator.ldap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.AccountCreator;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that mean harm, or have gone mad: whatever they send, the end is an outage, and not the deadline's. */
@Timeout(60)
class HostileServerTest {
    private static final int MIB = 1 << 20;

    enum Answer implements HostileServer.Way {
        NOTHING {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) {}
        },
        END {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                throw new IOException("gone");
            }
        },
        GARBAGE {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            }
        },
        LENGTH_OF_2_GIB {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                out.write(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1});
            }
        },
        LENGTH_OF_8_BYTES {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                out.write(new byte[] {0x30, (byte) 0x88, 0x7f, -1, -1, -1, -1, -1, -1, -1});
            }
        },
        MESSAGE_OF_16_MIB {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                send(out, id, entry(new Attribute("description", new byte[16 * MIB])));
            }
        },
        CONTROL_OF_16_MIB {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                Control control =
                        new Control("1.3.6.1.4.1.42.2.27.8.5.1", false, new ASN1OctetString(new byte[16 * MIB]));
                new LDAPMessage(id, done(ResultCode.SUCCESS), List.of(control))
                        .encode()
                        .writeTo(out);
            }
        },
        SLOW_BYTES {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                for (byte each : new LDAPMessage(id, entry(new Attribute("description", new byte[MIB / 2])))
                        .encode()
                        .encode()) {
                    out.write(each);
                    out.flush();
                    Thread.sleep(20);
                }
            }
        },
        ENTRIES_WITHOUT_END {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                while (true) {
                    send(out, id, entry(new Attribute("uid", "bob"), new Attribute("sipAccountActivated", "TRUE")));
                }
            }
        },
        REFERENCES_WITHOUT_END {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                while (true) {
                    send(out, id, new SearchResultReferenceProtocolOp(List.of("ldap://127.0.0.1:1/dc=x")));
                }
            }
        },
        NO_ENTRY_BUT_SUCCESS {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                send(out, id, done(ResultCode.SUCCESS));
            }
        },
        NO_SUCH_OBJECT_WHATEVER_IT_IS {
            @Override
            public void answer(int id, LDAPMessage message, OutputStream out) throws Exception {
                send(out, id, done(ResultCode.NO_SUCH_OBJECT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerShouldBeAnOutage(Answer answer) throws Exception {
        try (HostileServer server = new HostileServer(answer);
                LdapFixture fixture = fixture(server, Map.of())) {
            FinalStatus end = fixture.ask(AccountCreator::isAccountExist);

            assertThat(end.status()).isEqualTo(Status.REQUEST_FAILED);
            assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            assertThat(fixture.service.ready()).isFalse();
        }
    }

    @Test
    void referralToItselfShouldEndSoonWhenReferralsAreFollowed() throws Exception {
        String[] self = new String[1];
        try (HostileServer server = new HostileServer((id, message, out) -> send(out, id, referral(self[0])));
                LdapFixture fixture = fixture(server, Map.of("accountcreator.ldap.referrals", "follow"))) {
            self[0] = server.url();

            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
            assertThat(server.connections()).isLessThan(10);
        }
    }

    @Test
    void referralToAStrangerShouldNotBeFollowed() throws Exception {
        try (HostileServer stranger = new HostileServer(Answer.NOTHING);
                HostileServer server =
                        new HostileServer((id, message, out) -> send(out, id, referral(stranger.url())));
                LdapFixture fixture = fixture(server, Map.of("accountcreator.ldap.referrals", "follow"))) {
            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
            assertThat(fixture.ask(AccountCreator::createAccount).failure()).isEqualTo(Failure.OUTAGE);
            assertThat(stranger.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "SLOW_BYTES"})
    void bindShouldBeAnOutageWhenItIsNotAnswered(Answer answer) throws Exception {
        Map<String, String> settings =
                Map.of("accountcreator.ldap.bind-dn", "cn=x", "accountcreator.ldap.bind-password", "bindpassword");
        try (HostileServer server = new HostileServer(answer);
                LdapFixture fixture = fixture(server, settings)) {
            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
        }
    }

    @RepeatedTest(5)
    void handshakeShouldBeAnOutageWhenItIsNotAnsweredAfterStartTls() throws Exception {
        HostileServer.Way way = (id, message, out) -> {
            send(out, id, new ExtendedResponseProtocolOp(0, null, null, List.of(), null, null));
            drip(out);
        };
        try (HostileServer server = new HostileServer(way);
                LdapFixture fixture = fixture(server, Map.of("accountcreator.ldap.start-tls", "true"))) {
            assertThat(fixture.ask(AccountCreator::isAccountExist).failure()).isEqualTo(Failure.OUTAGE);
        }
    }

    @Test
    void handshakeShouldBeAnOutageWhenItIsNotAnsweredFromTheStart() throws Exception {
        // What comes is no LDAP message to the server, which is silent then.
        try (HostileServer server = new HostileServer(Answer.NOTHING)) {
            Map<String, String> settings =
                    Map.of("accountcreator.ldap.url", server.url().replace("ldap:", "ldaps:"));
            try (LdapFixture fixture = fixture(server, settings)) {
                assertThat(fixture.ask(AccountCreator::isAccountExist).failure())
                        .isEqualTo(Failure.OUTAGE);
            }
        }
    }

    /** A TLS record of 16 KiB, byte by byte. */
    private static void drip(OutputStream out) throws Exception {
        out.write(new byte[] {0x16, 3, 3, 0x3f, 0});
        while (true) {
            out.write(2);
            out.flush();
            Thread.sleep(20);
        }
    }

    private static LdapFixture fixture(HostileServer server, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.ldap.url", server.url(),
                "accountcreator.ldap.base-dn", "dc=example,dc=org",
                "accountcreator.ldap.timeout", "PT0.5S",
                "accountcreator.code.pepper", "0123456789abcdef"));
        settings.putAll(more);
        return new LdapFixture(settings);
    }

    private static void send(OutputStream out, int id, ProtocolOp op) throws IOException {
        new LDAPMessage(id, op).encode().writeTo(out);
    }

    private static ProtocolOp entry(Attribute... attributes) {
        return new SearchResultEntryProtocolOp(
                "uid=bob,ou=sip.example.org,ou=accounts,dc=example,dc=org", List.of(attributes));
    }

    private static ProtocolOp done(ResultCode code) {
        return new SearchResultDoneProtocolOp(code.intValue(), null, null, List.of());
    }

    private static ProtocolOp referral(String url) {
        return new SearchResultDoneProtocolOp(
                ResultCode.REFERRAL.intValue(), null, null, List.of(url + "/dc=example,dc=org"));
    }
}
