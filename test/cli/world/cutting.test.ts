/** Answers that break off: whatever is missing, it is trouble, and never a shorter value. */

import type { Fault } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { thenClose, thenReset } from '../../support/server-raw.ts';
import { rawHead } from '../../support/server-scripts.ts';

const counted = rawHead({ fields: ['Content-Length: 20'] });
const chunked = rawHead({ fields: ['Transfer-Encoding: chunked'] });
const headStart = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const reset = { error: 'network ECONNRESET', exit: 3 } as const;
const without = ['the server closed the connection without an answer'];
const amid = ['the server closed the connection in the middle of its answer'];

const faults: readonly Fault[] = [
  { ...reset, name: 'a reset before the header', server: thenReset(''), retried: true, says: without },
  { ...reset, name: 'a close before the header', server: thenClose(''), retried: true, says: without },
  { ...reset, name: 'a reset within the header', server: thenReset(headStart), says: without },
  { ...reset, name: 'a close within the header', server: thenClose(headStart), says: without },
  { ...reset, name: 'a reset within a counted body', server: thenReset(`${counted}{"v":2}`), says: amid },
  { ...reset, name: 'a close within a counted body', server: thenClose(`${counted}{"v":2}`), says: amid },
  { ...reset, name: 'a reset within a chunked body', server: thenReset(`${chunked}7\r\n{"v":2}\r\n`), says: amid },
  { ...reset, name: 'a chunked body without its last chunk', server: thenClose(`${chunked}7\r\n{"v":2}\r\n`), says: amid },
  { ...reset, name: 'a close within a chunk', server: thenClose(`${chunked}7\r\n{"v"`), says: amid },
  { ...reset, name: 'a close within the announced size of a chunk', server: thenClose(`${chunked}7\r`), says: amid },
];

describeFaults(faults);
