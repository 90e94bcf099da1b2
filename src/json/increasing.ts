/** The longest increasing subsequence: the most items that can stay where they are while the others move. */

/** Marks with 1 the places of one longest increasing subsequence; negative numbers never belong to it. O(n log n). */
export function longestIncreasing(numbers: Int32Array): Uint8Array {
  const marks = new Uint8Array(numbers.length);
  // The smallest number a subsequence of each length ends in, the place of that, and the place before each place.
  const smallest = new Int32Array(numbers.length);
  const ends = new Int32Array(numbers.length);
  const previous = new Int32Array(numbers.length);
  let length = 0;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? -1;
    if (number < 0) continue;
    const at = lengthBefore(number, smallest, length);
    smallest[at] = number;
    previous[place] = at > 0 ? (ends[at - 1] ?? -1) : -1;
    ends[at] = place;
    if (at === length) length += 1;
  }
  for (let place = length > 0 ? (ends[length - 1] ?? -1) : -1; place >= 0; place = previous[place] ?? -1) marks[place] = 1;
  return marks;
}

/** The length of the longest subsequence so far that a number can follow. Most numbers follow the last one. */
function lengthBefore(number: number, smallest: Int32Array, length: number): number {
  if (length === 0 || (smallest[length - 1] ?? 0) < number) return length;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((smallest[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
