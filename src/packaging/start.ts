/** The first file of the built program: runs the bundle, from code that an earlier start has compiled where there is some. */

import { join } from 'node:path';
import { codeCacheFolder, openCodeCache } from './code-cache.ts';
import { createModuleLoader } from './module-loader.ts';

/** Names the bundle by its content; written in by the bundler. */
declare const BUILD: string;

const cache = openCodeCache(codeCacheFolder(process, BUILD));
const loader = createModuleLoader(require, cache);
process.on('exit', () => loader.keep());
loader.load(join(__dirname, 'main.cjs'));
