package io.accountcreator.spi;

import java.time.Clock;
import java.util.concurrent.Executor;

/** A context made of its parts. */
record GivenContext(Settings settings, Executor executor, Clock clock, CodeGenerator codes, MessageSender sender)
        implements BackendContext {}
