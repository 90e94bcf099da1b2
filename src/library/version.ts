/** Which watch-api this is, for the name it gives itself in requests. */

import metadata from '../../package.json' with { type: 'json' };

/** The version of the package. */
export const { version } = metadata;
