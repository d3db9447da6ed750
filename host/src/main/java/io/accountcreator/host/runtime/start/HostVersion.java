package io.accountcreator.host.runtime.start;

import io.accountcreator.AccountCreators;
import picocli.CommandLine.IVersionProvider;

/** The version, as the manifest of the API jar has it: the host's own classes lie unpacked, without one. */
final class HostVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = AccountCreators.class.getPackage().getImplementationVersion();
        return new String[] {"account-creator " + (version == null ? "(development)" : version)};
    }
}
