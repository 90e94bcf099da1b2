/** Port numbers inside longer values. */

/** The port a text of digits names; undefined for anything that is no port from 1 to 65535. */
export function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
