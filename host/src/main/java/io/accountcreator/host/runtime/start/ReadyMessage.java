package io.accountcreator.host.runtime.start;

import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.config.SenderChoice;
import java.net.URI;

/** The one line that the host prints when it is ready. */
final class ReadyMessage {
    private ReadyMessage() {}

    /** Without a domain it listens, and is no use. */
    static String of(URI gateway, String backend, HostConfig config) {
        return config.hasDomain()
                ? of(gateway, backend, config.sender())
                : "account-creator: not ready, as " + HostConfig.NO_DOMAIN.split(":", 2)[0] + "; gateway " + gateway
                        + ", backend " + backend;
    }

    static String of(URI gateway, String backend, SenderChoice sender) {
        String ready = "account-creator: ready, gateway " + gateway + ", backend " + backend;
        return sender.sms() == SenderChoice.Kind.CONSOLE ? ready + tryIt(gateway) : ready;
    }

    /** Creates an account by phone: the code that activates it is printed here. */
    private static String tryIt(URI gateway) {
        return "; codes are printed here; try: curl -H 'Content-Type: text/xml' -d '"
                + "<methodCall><methodName>create_phone_account</methodName><params>"
                + "<param><value>+33612345678</value></param><param><value>bob</value></param>"
                + "</params></methodCall>' " + gateway;
    }
}
