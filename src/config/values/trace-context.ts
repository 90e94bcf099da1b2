/** The trace this run is a part of, as the environment hands it on (W3C Trace Context). */

/** version-trace-parent-flags; of versions to come the beginning is enough (§4.3). */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}(-.*)?$/;

/** Whether a text is a `traceparent` (§3.2). */
export function isTraceparent(text: string): boolean {
  const [, version, more] = TRACEPARENT.exec(text) ?? [];
  return version !== undefined && (version !== '00' || more === undefined);
}

/** Whether a text may be a `tracestate`: some members, each a key and a value, in what a header can carry (§3.3). */
export function isTracestate(text: string): boolean {
  return (
    /^[\t\u0020-\u007e]+$/.test(text) && text.split(',').every((member) => /^\s*(?:[a-z\d][a-z\d_\-*/@]*=\S.*|)$/.test(member))
  );
}
