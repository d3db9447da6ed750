package io.accountcreator.host.start;

import io.accountcreator.host.select.HostConfig;
import java.net.URI;
import java.util.List;

/** What the host prints when it is ready. */
final class ReadyMessage {
    private ReadyMessage() {}

    static List<String> of(URI gateway, String backend, HostConfig.Sender sender) {
        String ready = "account-creator: ready, gateway " + gateway + ", backend " + backend;
        return sender == HostConfig.Sender.CONSOLE ? List.of(ready, tryIt(gateway)) : List.of(ready);
    }

    /** Creates an account by phone: the code that activates it is printed here. */
    private static String tryIt(URI gateway) {
        return "account-creator: codes are printed here; try: curl -H 'Content-Type: text/xml' -d '"
                + "<methodCall><methodName>create_phone_account</methodName><params>"
                + "<param><value>+33612345678</value></param><param><value>bob</value></param>"
                + "</params></methodCall>' " + gateway;
    }
}
