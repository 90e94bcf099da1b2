/** What sources need, complete but for what a test is about: no network, a clock that stands still. */

import type { SourcePorts } from '../../src/domain/ports.ts';
import { jsonOf } from '../../src/json/document.ts';
import { createFakeClock } from './fake-clock.ts';

const absent = (what: string) => () => Promise.reject(new Error(`no ${what} here`));

/** Ports; `parts` win. */
export function sourcePorts(parts: Partial<SourcePorts> = {}): SourcePorts {
  return {
    http: { exchange: absent('HTTP'), close: async () => {} },
    webSockets: { open: absent('WebSockets') },
    doors: { open: absent('doors') },
    clock: createFakeClock(),
    random: () => 0.5,
    readJson: jsonOf,
    ...parts,
  };
}
