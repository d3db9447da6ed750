package io.accountcreator.ldap;

import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.MailLimits;
import io.accountcreator.ldap.config.SmsLimits;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.ldap.quota.MailBudget;
import io.accountcreator.ldap.quota.SmsBudget;
import io.accountcreator.ldap.quota.SmsCounter;
import io.accountcreator.ldap.quota.SmsWarnings;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.CodeGenerator;
import java.time.Clock;

/**
 * What operations are made of.
 *
 * @param accounts entries of accounts
 * @param aliases phone numbers, e-mail addresses and who owns them
 * @param codes codes on accounts
 * @param delivery the way of codes to people
 * @param notices tell owners what was changed
 * @param generator makes codes and hashes
 * @param clock tells the time
 */
record LdapComponents(
        Accounts accounts,
        Aliases aliases,
        Codes codes,
        Delivery delivery,
        OwnerNotices notices,
        CodeGenerator generator,
        Clock clock) {
    static LdapComponents of(LdapConfig config, Directory directory, BackendContext context) {
        Clock clock = context.clock();
        Accounts accounts = new Accounts(directory, LdapEntries.of(config));
        SmsLimits limits = config.sms();
        SmsCounter counter = new SmsCounter(directory, accounts, clock, limits.window());
        SmsWarnings warnings = new SmsWarnings(limits.window(), context::tell);
        MailLimits mails = config.mails();
        SmsCounter mailCounter = new SmsCounter(directory, accounts, clock, mails.window());
        SmsWarnings mailWarnings = new SmsWarnings(mails.window(), context::tell);
        return new LdapComponents(
                accounts,
                new Aliases(accounts, config, clock),
                new Codes(accounts, config.codes(), clock, context.codes()),
                new Delivery(
                        new SmsBudget(counter, limits, warnings),
                        new MailBudget(mailCounter, mails, mailWarnings, clock),
                        context.sender()),
                new OwnerNotices(config, context),
                context.codes(),
                clock);
    }
}
