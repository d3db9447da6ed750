package io.accountcreator.host.inbound.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.accountcreator.Secret;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the examples of Vonage's documentation and of its libraries' tests. */
class VonageReportsTest {
    private static final String PHONE = "+447700900000";

    /** The example of the reference of the SMS API; its signature is made up there. */
    private static final String RECEIPT = """
            {
              "msisdn": "447700900000",
              "to": "AcmeInc",
              "network-code": "12345",
              "messageId": "0A0000001234567B",
              "price": "0.03330000",
              "status": "delivered",
              "scts": "2001011400",
              "err-code": "0",
              "api-key": "abcd1234",
              "message-timestamp": "2020-01-01T12:00:00.000+00:00",
              "timestamp": 1582650446,
              "nonce": "ec11dd3e-1e7f-4db5-9467-82b02cd223b9",
              "sig": "%s"
            }
            """;

    /** Of the fields above, by the rule that the test of the libraries' example shows to be right. */
    private static final String SIGNATURE = "477C3C018914B4D1E0E8021DD0FE334FFC4169273990ED0A2D683DC85EB43285";

    private final VonageReports vonage = new VonageReports(Secret.of("secret"));

    /** The libraries sign these fields, with this secret, so. */
    @Test
    void theSignatureOfTheLibrariesShouldBeGood() {
        String sig = "a321e824b9b816be7c3f28859a31749a098713d39f613c80d455bbaffae1cd24";

        for (String form : new String[] {
            "a=1&b=2&timestamp=1461605396&sig=" + sig, "timestamp=1461605396&sig=" + sig.toUpperCase() + "&b=2&a=1"
        }) {
            assertThat(vonage.isSigned(ReportFields.ofForm(form))).isTrue();
        }
        assertThat(vonage.isSigned(ReportFields.ofForm("a=1&b=3&timestamp=1461605396&sig=" + sig)))
                .isFalse();
    }

    @Test
    void aReceiptShouldBeGoodAsJsonFormAndQueryAndForItsNumberOnly() {
        ReportFields json = ReportFields.ofJson(RECEIPT.formatted(SIGNATURE));
        ReportFields form = ReportFields.ofForm(json.all().stream()
                .map(field -> field.name() + "=" + field.value().replace("+", "%2B"))
                .collect(Collectors.joining("&")));

        for (ReportFields fields : new ReportFields[] {json, form}) {
            assertThat(vonage.isSigned("", "", PHONE, fields)).isTrue();
            assertThat(vonage.isSigned("", "", "+447700900001", fields)).isFalse();
            assertThat(new VonageReports(Secret.of("other")).isSigned("", "", PHONE, fields))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A20E4E2069B609FDA6CECA9DE18D5CAFE99720DDB628BD6BE8B19942A336E1C",
                "",
                "00",
                "é",
            })
    void whatIsForgedShouldNotBeSigned(String signature) {
        assertThat(vonage.isSigned("", "", PHONE, ReportFields.ofJson(RECEIPT.formatted(signature))))
                .isFalse();
    }

    @Test
    void anyFieldThatIsChangedOrAddedShouldVoidTheSignature() {
        String good = RECEIPT.formatted(SIGNATURE);

        for (String bad : new String[] {
            good.replace("\"delivered\"", "\"failed\""),
            good.replace("\"err-code\": \"0\"", "\"err-code\": \"1\""),
            good.replace("1582650446", "1582650447"),
            good.replace("\"to\"", "\"more\": \"x\", \"to\""),
            good.replace("\"sig\"", "\"sog\""),
            good.replace("\"nonce\"", "\"sig\": \"00\", \"nonce\"")
        }) {
            assertThat(vonage.isSigned("", "", PHONE, ReportFields.ofJson(bad)))
                    .as(bad)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, 0, DELIVERED, delivered",
        "expired, 5, UNDELIVERED, 'not delivered, the provider''s code 5'",
        "failed, 1, UNDELIVERED, 'not delivered, the provider''s code 1'",
        "rejected, 12, UNDELIVERED, 'not delivered, the provider''s code 12'",
        "accepted, 0, UNDER_WAY, under way",
        "buffered, 0, UNDER_WAY, under way",
        "unknown, 99, UNDER_WAY, under way"
    })
    void receiptsShouldSayWhatTheirStatusMeans(String status, String code, State state, String text) {
        DeliveryReport report =
                vonage.report(ReportFields.ofForm("msisdn=447700900000&status=" + status + "&err-code=" + code));

        assertThat(report.state()).isEqualTo(state);
        assertThat(report.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":\"b\"}{}",
                "{\"a\":\"b\"",
                "a=b"
            })
    void whatIsNoFlatJsonShouldBeNoReport(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportFields.ofJson(body));
    }

    @Test
    void manyFieldsAndBrokenEscapesShouldBeNoReport() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportFields.ofForm("a=b&".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> ReportFields.ofForm("a=%zz"));
        assertThatIllegalArgumentException().isThrownBy(() -> ReportFields.ofForm("a=%"));
        assertThat(ReportFields.ofForm("").all()).isEmpty();
        assertThat(ReportFields.ofForm("a=b&a=c").value("a")).isNull();
    }
}
