/** Claims about the environment of our children. */
import { expect, it } from 'vitest';
import { childEnvironment } from '../../../../src/system/shell/child-environment.ts';

it('is ours without our own options, however they are written', () => {
  const environment = { PATH: '/bin', WATCH_API_BEARER: 'secret', watch_api_url: 'x', WATCH: 'kept', EMPTY: '', NONE: undefined };
  expect(childEnvironment(environment)).toEqual({ PATH: '/bin', WATCH: 'kept', EMPTY: '' });
});
