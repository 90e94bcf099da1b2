/** `--noproxy` and `NO_PROXY`: the hosts that are asked without a proxy. */

/** The hosts, domains, addresses and networks of a list, in lower case; they stand apart by commas or blanks, `*` is all. */
export function readDirectHosts(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== '');
}
