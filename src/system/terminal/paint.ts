/** Colours for the terminal; the library behind them is loaded only when there is colour to make. */

import type { Paint } from '../../domain/ports.ts';
import type { ColourLevel } from './colour.ts';

const same = (text: string) => text;

/** No colour at all. */
export const plainPaint: Paint = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

/** A paint of that level, which `colour.ts` decides. */
export async function createPaint(level: ColourLevel): Promise<Paint> {
  if (level === 0) return plainPaint;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  // Chalk joins whatever it is given; a port takes one text.
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    red: (text) => chalk.red(text),
    green: (text) => chalk.green(text),
    yellow: (text) => chalk.yellow(text),
    cyan: (text) => chalk.cyan(text),
  };
}
