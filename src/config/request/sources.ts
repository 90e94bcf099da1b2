/** What a request is made from besides its settings. */

import type { Notice } from '../../domain/notice.ts';
import type { Expander } from '../expander.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Inputs } from './inputs.ts';
import type { Address } from './target.ts';

/** What the watch brings. */
export interface RequestSources {
  readonly address: Address;
  /** Secrets filled into the URL, which it is shown without even when they are short. */
  readonly urlSecrets: readonly string[];
  readonly expander: Expander;
  readonly surroundings: Surroundings;
  /** Notes what is not wrong but may not be meant. */
  tell(notice: Notice): void;
}

/** The same while one request is made. */
export interface RequestMakings extends RequestSources {
  readonly inputs: Inputs;
}

/** A header as it is sent. */
export type Field = readonly [name: string, value: string];

/** A name and its password. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}
