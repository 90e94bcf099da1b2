/** What several watches are called that were given no names: the shortest part of the URL that tells them apart. */

/** One name for each shown URL, in order: the host, else the last parts of the path, else all of it, else with a number. */
export function watchNames(targets: readonly string[]): readonly string[] {
  const candidates = [hostOf, lastSegment, lastTwoSegments, withoutScheme];
  for (const name of candidates) {
    const names = targets.map(name);
    if (new Set(names).size === names.length && !names.includes('')) return names;
  }
  return targets.map((target, at) => `${withoutScheme(target)}#${at + 1}`);
}

function withoutScheme(target: string): string {
  return target.replace(/^[a-z]+:\/\//, '').replace(/\/$/, '');
}

/** Of a URL that may have `***` where a port was. */
function hostOf(target: string): string {
  return /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(target)?.[1] ?? target;
}

function segmentsOf(target: string): readonly string[] {
  return withoutScheme(target)
    .replace(/[?#].*$/s, '')
    .split('/')
    .slice(1);
}

function lastSegment(target: string): string {
  return segmentsOf(target).at(-1) ?? '';
}

function lastTwoSegments(target: string): string {
  return segmentsOf(target).slice(-2).join('/');
}
