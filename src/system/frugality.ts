/** Keeps the heap small once big bodies come: V8 would let garbage many times their size lie about. */

let isFrugal = false;

/** Tells V8, once, to collect sooner than it would. Costs time on every allocation, so only runs that need it ask for it. */
export function beFrugal(): void {
  if (isFrugal) return;
  isFrugal = true;
  process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size');
}
