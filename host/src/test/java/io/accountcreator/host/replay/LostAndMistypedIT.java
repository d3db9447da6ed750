package io.accountcreator.host.replay;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.AppOnSlapd;
import io.accountcreator.spi.TestCodes;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with an unmodified client where a message, a number, a name or the domain is not what it should be. */
class LostAndMistypedIT {
    private static AppOnSlapd app;

    private final TestCodes secrets = new TestCodes();
    private final String password = "password=" + secrets.password();
    private final String fresh = secrets.password();

    @BeforeAll
    static void start() {
        app = AppOnSlapd.start(Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whoseMessageWasLostShouldGetAnotherByCreateRecoveryOrLink() {
        app.ask(ACCOUNT_CREATED, "create_account username=lost phone=612999002 cc=33", password);
        app.ask(ACCOUNT_EXIST, "create_account username=lost phone=612999002 cc=33 password=" + fresh);
        app.ask(ACCOUNT_EXIST, "create_account username=lost phone=612999002 cc=33");
        app.ask(ACCOUNT_CREATED, "create_account username=lost phone=612999002 cc=33", password);
        assertActivated("lost", "612999002");

        app.ask(ACCOUNT_CREATED, "create_account username=recovered phone=612999003 cc=33", password);
        JsonObject told = app.ask(REQUEST_OK, "recover_account phone=612999003 cc=33");
        assertThat(told.getString("response")).isEqualTo("recovered");
        assertActivated("recovered", "612999003");

        app.ask(ACCOUNT_CREATED, "create_account username=linked phone=612999004 cc=33", password);
        app.ask(REQUEST_OK, "link_account username=linked phone=612999004 cc=33");
        assertActivated("linked", "612999004");
    }

    @Test
    void mistypedNumberOrAddressShouldBeReplacedByAnotherCreate() {
        app.ask(ACCOUNT_CREATED, "create_account username=mistyped phone=612999005 cc=33", password);
        String wrong = app.code("+33612999005");
        app.ask(ACCOUNT_CREATED, "create_account username=mistyped phone=612999006 cc=33", password);
        app.ask(WRONG_ACTIVATION_CODE, "activate_account_phone username=mistyped phone=612999005 cc=33", wrong);
        assertActivated("mistyped", "612999006");
        app.ask(ALIAS_NOT_EXIST, "is_alias_used phone=612999005 cc=33");

        app.ask(ACCOUNT_CREATED, "create_account username=mail email=mail@example.com", password);
        app.ask(ACCOUNT_CREATED, "create_account username=mail email=mail@example.org", password);
        app.ask(ACCOUNT_ACTIVATED, "activate_account_email username=mail", app.code("mail@example.org"));
    }

    private static void assertActivated(String username, String number) {
        String activate = "activate_account_phone username=" + username + " cc=33 phone=" + number;
        app.ask(ACCOUNT_ACTIVATED, activate, app.code("+33" + number));
        app.ask(ACCOUNT_LINKED, "is_account_linked username=" + username);
    }

    @Test
    void numberWithTheZeroDialledInTheCountryAndNameInCapitalsShouldBeTheSameAccount() {
        String number = " phone=0912345678 cc=84";
        app.ask(ACCOUNT_CREATED, "create_account username=Typed email=typed@example.org", password);
        app.ask(ACCOUNT_ACTIVATED, "activate_account_email username=TYPED", app.code("typed@example.org"));
        // An app hashes with the name as it was typed.
        app.ask(ACCOUNT_NOT_EXIST, "update_account username=typed new_password=" + fresh, password);
        app.ask(REQUEST_OK, "link_account username=typed" + number);
        app.ask(ACCOUNT_ACTIVATED, "activate_alias username=Typed" + number, password, app.code("+84912345678"));

        app.ask(ALIAS_EXIST, "is_alias_used" + number);
        app.ask(ALIAS_EXIST, "is_alias_used phone=912345678 cc=84");
        app.ask(ACCOUNT_EXIST_WITH_ALIAS, "create_account username=another" + number, password);
        JsonObject told = app.ask(REQUEST_OK, "recover_account" + number);
        assertThat(told.getString("response")).isEqualTo("Typed");
        app.ask(REQUEST_OK, "login_linphone_account" + number, app.code("+84912345678"));
        // A clear password is hashed with the name as it is stored.
        app.ask(ACCOUNT_CREATED, "delete_account username=tYPED", password);
        app.ask(ALIAS_NOT_EXIST, "is_alias_used" + number);
    }

    @Test
    void numberOfAHandsetThatIsWrittenInTwoWaysShouldBeOneAccount() {
        app.ask(ACCOUNT_CREATED, "create_account phone=5512345678 cc=52", password);
        String both = "phone=+5215512345678 cc=52";
        app.ask(ACCOUNT_ACTIVATED, "activate_account_phone " + both, app.code("+525512345678"));
        app.ask(ALIAS_EXIST, "is_alias_used " + both);
        app.ask(ACCOUNT_EXIST, "create_account " + both, "password=" + fresh);
    }

    @Test
    void domainThatIsNotServedShouldHaveNoAccounts() {
        String elsewhere = "domain=nowhere.example";
        String number = " phone=612999009 cc=33";
        app.ask(ACCOUNT_NOT_CREATED, "create_account username=bob email=bob@example.org", password, elsewhere);
        app.ask(ACCOUNT_NOT_CREATED, "create_account username=bob" + number, password, elsewhere);
        app.ask(ACCOUNT_NOT_EXIST, "is_account_exist username=bob", elsewhere);
        app.ask(ACCOUNT_NOT_ACTIVATED, "is_account_activated username=bob", elsewhere);
        app.ask(ACCOUNT_NOT_EXIST, "activate_account_email username=bob activation_code=wrong", elsewhere);
        app.ask(ACCOUNT_NOT_LINKED, "is_account_linked username=bob", elsewhere);
        app.ask(ALIAS_NOT_EXIST, "is_alias_used" + number, elsewhere);
        app.ask(ACCOUNT_NOT_LINKED, "link_account username=bob" + number, elsewhere);
        app.ask(ACCOUNT_NOT_ACTIVATED, "activate_alias username=bob activation_code=1" + number, password, elsewhere);
        app.ask(ACCOUNT_NOT_EXIST, "recover_account" + number, elsewhere);
        app.ask(ACCOUNT_NOT_EXIST, "login_linphone_account username=bob activation_code=wrong", elsewhere);
        app.ask(SERVER_ERROR, "update_account username=bob new_password=" + fresh, password, elsewhere);
    }
}
