package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.PhoneNumbers;
import io.accountcreator.spi.Message.Purpose;
import java.time.Instant;

/**
 * Which message a report is about.
 *
 * @param sealed what stands in the address of the report: nothing of it can be read, or made, without the key
 * @param sent when the message was sent, to the second
 * @param purpose what its code is good for
 * @param phone the number that it went to
 */
public record MessageReference(String sealed, Instant sent, Purpose purpose, String phone) {
    private static final int WORD = 8;

    /**
     * Says for the log which message it is.
     *
     * @return the first letters of the reference, which are random, the purpose, and of the number the country calling code
     */
    public String text() {
        return "SMS " + sealed.substring(0, WORD) + " of " + purpose + " to "
                + PhoneNumbers.callingCode(phone).map(code -> "+" + code + "*").orElse("+*");
    }

    @Override
    public String toString() {
        return text();
    }
}
