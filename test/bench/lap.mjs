/** CPU time of polls made many at a time, in this process alone. */

/** Watches, or bare loops, side by side. */
export const SIDE_BY_SIDE = 100;
const WARM_UP = 20;
const POLLS = 200;
const LAPS = 5;

/**
 * Microseconds of CPU a poll, one figure a lap. `poller()` makes a function that polls `polls` times on a connection of its own
 * (or shares one), and its promise tells when it has.
 */
export async function laps(poller) {
  const pollers = Array.from({ length: SIDE_BY_SIDE }, poller);
  const lap = (polls) => Promise.all(pollers.map((poll) => poll(polls)));
  await lap(WARM_UP);
  const figures = [];
  for (let each = 0; each < LAPS; each += 1) {
    const before = process.cpuUsage();
    await lap(POLLS);
    const { user, system } = process.cpuUsage(before);
    figures.push((user + system) / (POLLS * SIDE_BY_SIDE));
  }
  return figures;
}
