package io.accountcreator.host.inbound.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link of a mail in a real browser, which keeps to the policies that the page sends. */
class ActivationBrowserTest {
    @Test
    void theLinkShouldWorkInABrowserOnce() {
        try (MailedHost host = new MailedHost(Map.of("accountcreator.message.name", "Example Télécom"));
                Browser browser = Browser.start()) {
            assertThat(host.create("bob")).isEqualTo("OK");

            browser.open(host.link());
            browser.screenshot(Path.of("target/activate-ask.png"));
            assertThat(browser.text()).contains("Activate your account", "Example Télécom", "bob@sip.example.org");
            // The style sheet is not stopped by our own policy.
            assertThat(browser.evaluate("getComputedStyle(document.querySelector('button')).cursor"))
                    .isEqualTo("pointer");
            assertThat(host.isActivated("bob")).isFalse();

            browser.click("button");
            browser.screenshot(Path.of("target/activate-done.png"));
            assertThat(browser.text()).contains("Your account is active");
            assertThat(host.isActivated("bob")).isTrue();

            browser.open(host.link());
            assertThat(browser.text()).contains("Your account is active already");
        }
    }

    @Test
    void aScriptInALinkShouldNotRun() {
        try (MailedHost host = new MailedHost(Map.of());
                Browser browser = Browser.start()) {
            browser.open(
                    host.host
                            .gateway()
                            .resolve(
                                    "/activate?confirmation_key=1&username=%3Cimg%20src%3Dx%20onerror%3D%22window.bad%3D1%22%3E"));

            // A name that is no plain one is not repeated at all.
            assertThat(browser.text()).contains("Activate the account").doesNotContain("img");
            assertThat(browser.evaluate("window.bad")).isEqualTo("undefined");
        }
    }
}
