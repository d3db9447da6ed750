package io.accountcreator.host.inbound.cli;

/** What the process ends with. */
public final class ExitCode {
    /** Done, or the answer is yes. */
    public static final int SUCCESS = 0;
    /** The accounts say no. */
    public static final int REFUSAL = 1;
    /** The command was not understood, or a value is refused before anybody is asked. */
    public static final int USAGE = 2;
    /** Nothing was learned about an account: bad settings, a host or backend that cannot be reached, a bug. */
    public static final int OUTAGE = 3;

    private ExitCode() {}
}
