/** The sources as a list: what `--source` offers is what stands in `all.ts`. */

import type { SourceDefinition } from '../domain/definition.ts';
import * as all from './all.ts';

/** Every source, in the order of their names. */
export const sources: readonly SourceDefinition[] = Object.values(all);
