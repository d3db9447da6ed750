/**
 * XML-RPC as a client, without accounts and without CDI: a call goes out, a response comes back, or the reason why there is
 * none.
 *
 * <p>The frame is Apache's client 3.1.3: its {@code XmlRpcClient} with its configuration per call, request objects and
 * {@code XmlRpcException} for faults. Everything of it that touches bytes is replaced, because each part has a hole that
 * its makers will not close:
 *
 * <ul>
 *   <li>the transport, by {@link io.accountcreator.xmlrpc.protocol.HttpTransport}: the stock one sends a POST again when
 *       the connection drops, follows redirects, inflates what it did not ask for, and has no limit of size or time;
 *   <li>the parser, by {@link io.accountcreator.xmlrpc.protocol.XmlRpcReader}: the stock one loads DTDs, and
 *       deserialises the {@code faultCause} of a fault even with extensions off;
 *   <li>the writer, by {@link io.accountcreator.xmlrpc.protocol.XmlRpcWriter}: the stock one breaks characters outside
 *       the basic plane and lets control characters out.
 * </ul>
 *
 * Its extensions stay off as well.
 */
@NullMarked
package io.accountcreator.xmlrpc.protocol;

import org.jspecify.annotations.NullMarked;
