package io.accountcreator.host.inbound.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Secret;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the examples of Twilio's documentation and of its libraries' tests. */
class TwilioReportsTest {
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final ReportFields FIELDS = ReportFields.ofForm(
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212");
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private final TwilioReports twilio = new TwilioReports(Secret.of("12345"));

    @Test
    void theSignatureOfTheDocumentationShouldBeGood() {
        assertThat(isSigned(SIGNATURE, URL, FIELDS)).isTrue();
    }

    @Test
    void fieldsThatStandTwiceShouldBeSignedAsTheLibrariesHaveIt() {
        ReportFields twice = ReportFields.ofForm("Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234");

        assertThat(isSigned("IK+Dwps556ElfBT0I3Rgjkr1wJU=", URL, twice)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        "https://mycompany.com:1234/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "http://mycompany.com:1234/myapp.php?foo=1&bar=2, Zmvh+3yNM1Phv2jhDCwEM3q5ebU="
    })
    void thePortShouldBeOfTheAddressOrNotAsTheLibrariesHaveIt(String url, String signature) {
        assertThat(isSigned(signature, url, FIELDS)).isTrue();
    }

    @Test
    void whatIsForgedShouldNotBeSigned() {
        assertThat(isSigned("", URL, FIELDS)).isFalse();
        assertThat(isSigned("RSOYDt4T1cUTdK1PDd93/VVr8B9=", URL, FIELDS)).isFalse();
        assertThat(isSigned(SIGNATURE, URL + "3", FIELDS)).isFalse();
        assertThat(isSigned(SIGNATURE, URL.replace("mycompany", "yourcompany"), FIELDS))
                .isFalse();
        assertThat(isSigned(SIGNATURE, URL, ReportFields.ofForm("CallSid=CA1234567890ABCDE")))
                .isFalse();
        assertThat(new TwilioReports(Secret.of("12346")).isSigned(SIGNATURE, URL, "+1", FIELDS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, , DELIVERED, delivered",
        "read, , DELIVERED, delivered",
        "undelivered, 30003, UNDELIVERED, 'not delivered, the provider''s code 30003'",
        "failed, 30008, UNDELIVERED, 'not delivered, the provider''s code 30008'",
        "failed, , UNDELIVERED, not delivered",
        "failed, call +33612345678, UNDELIVERED, not delivered",
        "failed, 33612345678, UNDELIVERED, not delivered",
        "queued, , UNDER_WAY, under way",
        "sent, , UNDER_WAY, under way",
        "something new, , UNDER_WAY, under way"
    })
    void reportsShouldSayWhatTheirStatusMeans(String status, String code, State state, String text) {
        String form = "SmsSid=SM2xxxxxx&SmsStatus=sent&MessageStatus=" + status
                + "&To=%2B33612345678&MessageSid=SM2xxxxxx&AccountSid=ACxxxxxxx&From=%2B15017250604&ApiVersion=2010-04-01"
                + (code == null ? "" : "&ErrorCode=" + code);

        DeliveryReport report = twilio.report(ReportFields.ofForm(form));

        assertThat(report.state()).isEqualTo(state);
        assertThat(report.text()).isEqualTo(text);
    }

    private boolean isSigned(String signature, String url, ReportFields fields) {
        return twilio.isSigned(signature, url, "+33612345678", fields);
    }
}
