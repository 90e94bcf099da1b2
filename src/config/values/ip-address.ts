/** Hosts inside longer values: names and addresses, as URLs have them. */

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const IPV6 = /^[\da-f:.]*:[\da-f:.]*$/i;

/** Whether a text is an IPv4 address in dotted form, or an IPv6 address without brackets and zone (RFC 4291 §2.2). */
export function isIpAddress(text: string): boolean {
  return IPV4.test(text) || (IPV6.test(text) && URL.canParse(`http://[${text}]/`));
}

/** A host in the form `URL.hostname` gives it, less the brackets of IPv6; undefined for what is no host. */
export function canonicalHost(text: string): string | undefined {
  if (!/^(?:\[[^\]]*\]|[^\s/?#@:[\]\\%*]+)$/.test(text) || !URL.canParse(`http://${text}/`)) return undefined;
  return new URL(`http://${text}/`).hostname.replace(/^\[|\]$/g, '');
}
