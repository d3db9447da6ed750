package io.accountcreator.host.replay;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.real.AppOnSlapd;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the client library, where it is checked against a server, asks that server for: accounts in MD5 and SHA-256, codes that
 * the method for tests tells, and numbers of a range that no country has, which are taken by their shape alone. Where we answer
 * otherwise on purpose it says so here.
 */
class ClientChecksIT {
    private static final String SHA = "algorithm=SHA-256";
    private static final String LINKED = "phone=000555456 cc=1";
    private static final String ACCOUNT = "phone=000555455 cc=1";
    /** As people type a number, with the zero that is dialled inside the country. */
    private static final String UNKNOWN = "phone=012345678 cc=33";

    private final TestCodes secrets = new TestCodes();
    private final String password = "password=" + secrets.password();
    private final String fresh = secrets.password();

    @Test
    void clientShouldMakeOfTheAnswersWhatItsMakersExpect(@TempDir Path folder) throws Exception {
        Map<String, String> settings = Map.of(
                "accountcreator.phone.check",
                "shape",
                "accountcreator.sender",
                "file",
                "accountcreator.sender.file",
                folder.resolve("messages").toString());
        try (AppOnSlapd app = AppOnSlapd.start(settings)) {
            nobodyIsKnown(app);
            accountsAreMade(app);
            accountsAreActivated(app);
            numberIsLinked(app);
            passwordsAreChanged(app);
            codesTellHashAndAlgorithm(app);
            accountsAreDeleted(app);
        }
    }

    private void nobodyIsKnown(AppOnSlapd app) {
        app.ask(ACCOUNT_NOT_EXIST, "delete_account username=bob email=bob@example.org", password);
        app.ask(ACCOUNT_NOT_EXIST, "is_account_exist username=nobody");
        app.ask(ACCOUNT_NOT_EXIST, "activate_account_email username=nobody activation_code=wrong email=b@example.org");
        app.ask(ACCOUNT_NOT_ACTIVATED, "activate_alias username=nobody activation_code=wrong " + UNKNOWN, password);
        app.ask(ALIAS_NOT_EXIST, "is_alias_used " + UNKNOWN);
        app.ask(SERVER_ERROR, "update_account username=nobody new_password=" + fresh, password);
        app.ask(ACCOUNT_NOT_EXIST, "recover_account " + UNKNOWN);
        app.ask(ACCOUNT_NOT_LINKED, "link_account username=nobody " + UNKNOWN);
        app.ask(ACCOUNT_NOT_EXIST, "login_linphone_account username=nobody activation_code=wrong", SHA);
    }

    private void accountsAreMade(AppOnSlapd app) {
        app.ask(ACCOUNT_CREATED, "create_account username=bob email=bob@example.org", password);
        app.ask(ACCOUNT_CREATED, "create_account username=eve email=eve@example.org", password, SHA);
        app.ask(ACCOUNT_EXIST, "is_account_exist username=bob");
        app.ask(ACCOUNT_NOT_ACTIVATED, "is_account_activated username=bob");
        // The account manager of old refused this, and locked out whom its message did not reach.
        app.ask(ACCOUNT_CREATED, "create_account username=bob email=bob@example.org", password);
        app.ask(ACCOUNT_EXIST, "create_account username=bob email=bob@example.org password=" + fresh);
        // The number wins over the address.
        app.ask(ACCOUNT_CREATED, "create_account email=carol@example.org " + ACCOUNT, password);
        app.ask(ACCOUNT_CREATED, "create_account email=dave@example.org phone=000555450 cc=1", password, SHA);
        app.ask(ACCOUNT_CREATED, "create_account email=carol@example.org " + ACCOUNT, password);
        app.ask(ACCOUNT_EXIST, "create_account password=" + fresh + ' ' + ACCOUNT);
        app.ask(ALIAS_IS_ACCOUNT, "is_alias_used " + ACCOUNT);
        app.ask(ACCOUNT_NOT_LINKED, "is_account_linked username=bob");
    }

    private void accountsAreActivated(AppOnSlapd app) {
        app.ask(ACCOUNT_ACTIVATED, "activate_account_email username=bob", app.key("username=bob", password));
        app.ask(ACCOUNT_ACTIVATED, "activate_account_email username=eve", SHA, app.key("username=eve", password, SHA));
        app.ask(ACCOUNT_ACTIVATED, "is_account_activated username=bob");
        app.ask(ACCOUNT_ALREADY_ACTIVATED, "activate_account_email username=bob", app.key("username=bob", password));
        app.ask(ACCOUNT_EXIST, "create_account username=bob email=bob@example.org", password);
    }

    private void numberIsLinked(AppOnSlapd app) {
        app.ask(REQUEST_OK, "link_account username=bob " + LINKED);
        String linked = "activate_alias username=bob " + LINKED;
        app.ask(ACCOUNT_ACTIVATED, linked, password, app.key("username=bob", password));
        // A code that was told for one number is not good for another.
        String other = "activate_alias username=eve phone=000555458 cc=1";
        app.ask(ACCOUNT_NOT_ACTIVATED, other, password, SHA, app.key("username=eve", password, SHA));
        app.ask(REQUEST_OK, "link_account username=eve phone=000555458 cc=1");
        app.ask(ACCOUNT_ACTIVATED, other, password, SHA, app.key("username=eve", password, SHA));

        app.ask(ACCOUNT_EXIST_WITH_ALIAS, "create_account username=frank email=f@example.org " + LINKED, password);
        app.ask(ALIAS_EXIST, "is_alias_used " + LINKED);
        app.ask(ACCOUNT_LINKED, "is_account_linked username=bob");
        app.ask(REQUEST_OK, "recover_account " + LINKED);
    }

    private void passwordsAreChanged(AppOnSlapd app) {
        String change = "update_account username=bob new_password=" + fresh;
        // The client says so of a wrong password.
        app.ask(ACCOUNT_NOT_EXIST, change, "password=" + secrets.password());
        app.ask(REQUEST_OK, change, password);
        app.ask(REQUEST_OK, "update_account username=eve new_password=" + fresh, password, SHA);
    }

    private void codesTellHashAndAlgorithm(AppOnSlapd app) throws Exception {
        String now = "password=" + fresh;
        assertLogin(app, "bob", Algorithm.MD5, Algorithm.MD5, app.key("username=bob", now));
        assertLogin(app, "bob", Algorithm.SHA_256, Algorithm.MD5, app.key("username=bob", now));
        assertLogin(app, "eve", Algorithm.SHA_256, Algorithm.SHA_256, app.key("username=eve", now, SHA));
        assertLogin(app, "eve", Algorithm.MD5, Algorithm.SHA_256, app.key("username=eve", now, SHA));
        try (LDAPConnection directory = app.slapd().connect()) {
            directory.modify(
                    "uid=bob,ou=" + AppOnSlapd.DOMAIN + ",ou=accounts," + Slapd.BASE,
                    new Modification(ModificationType.REPLACE, "sipAccountHA1SHA256", ha1("bob", Algorithm.SHA_256)));
        }
        for (Algorithm asked : Algorithm.values()) {
            assertLogin(app, "bob", asked, asked, app.key("username=bob", now));
        }
    }

    private void assertLogin(AppOnSlapd app, String username, Algorithm asked, Algorithm told, String code) {
        String login = "login_linphone_account username=" + username + " algorithm=" + asked.wireName();
        JsonObject after = app.ask(REQUEST_OK, login, code).getJsonObject("after");
        assertThat(after.getString("algorithm")).as(login).isEqualTo(told.wireName());
        assertThat(after.getString("ha1")).as(login).isEqualTo(ha1(username, told));
    }

    private String ha1(String username, Algorithm algorithm) {
        return Ha1.of(algorithm, username, AppOnSlapd.DOMAIN, Secret.of(fresh)).reveal();
    }

    private void accountsAreDeleted(AppOnSlapd app) {
        String now = "password=" + fresh;
        app.ask(ACCOUNT_CREATED, "delete_account username=bob", now);
        app.ask(ACCOUNT_CREATED, "delete_account username=eve", now, SHA);
        app.ask(ACCOUNT_CREATED, "delete_account " + ACCOUNT, password);
        app.ask(ACCOUNT_CREATED, "delete_account phone=000555450 cc=1", password, SHA);
        app.ask(ALIAS_NOT_EXIST, "is_alias_used " + LINKED);
    }
}
