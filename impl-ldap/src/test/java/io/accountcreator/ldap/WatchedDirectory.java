package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A way to a directory on which a test does something before each write. */
public final class WatchedDirectory {
    private volatile Consumer<String> before = write -> {};

    /** @param act is told what is about to be written: {@code add}, {@code modify} or {@code delete}, a blank, and the normalized DN */
    public void before(Consumer<String> act) {
        before = act;
    }

    /** The same directory, which whoever opened it closes. */
    public FullLDAPInterface around(FullLDAPInterface real) {
        return (FullLDAPInterface) Proxy.newProxyInstance(
                WatchedDirectory.class.getClassLoader(),
                new Class<?>[] {FullLDAPInterface.class},
                (self, method, args) -> {
                    if (args != null && args.length == 1) {
                        tell(args[0]);
                    }
                    try {
                        return method.getName().equals("close") ? null : method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void tell(Object request) {
        if (request instanceof AddRequest add) {
            before.accept("add " + normalized(add.getDN()));
        } else if (request instanceof ModifyRequest modify) {
            before.accept("modify " + normalized(modify.getDN()));
        } else if (request instanceof DeleteRequest delete) {
            before.accept("delete " + normalized(delete.getDN()));
        }
    }

    /** Of values, not of text: a directory may write a DN otherwise than it was given. */
    static String normalized(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }
}
