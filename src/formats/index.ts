/** The door to the formats: what `--format` chooses from. */

import type { FormatDefinition } from '../domain/definition.ts';
import * as all from './all.ts';

/** The formats by their definitions. */
export const formats: readonly FormatDefinition[] = Object.values(all);
