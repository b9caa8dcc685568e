// Which characters of a value are in doubt: those that differ between it and its other candidates.

/** A stretch of characters, end excluded. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretches of `value` that differ in one of `others`, from left to right, without overlaps. */
export function doubts(value: string, others: readonly string[]): Stretch[] {
  const doubtful = new Array<boolean>(value.length).fill(false);
  for (const other of others) for (const at of differing(value, other)) doubtful[at] = true;
  const stretches: Stretch[] = [];
  doubtful.forEach((is, at) => {
    const last = stretches.at(-1);
    if (is && last?.to === at) last.to = at + 1;
    else if (is) stretches.push({ from: at, to: at + 1 });
  });
  return stretches;
}

/** Positions of `value` that differ: one by one where both are as long, else what lies between the common ends. */
function differing(value: string, other: string): number[] {
  const all = [...value].map((_, at) => at);
  if (value.length === other.length) return all.filter((at) => value[at] !== other[at]);
  const shorter = Math.min(value.length, other.length);
  let head = 0;
  while (head < shorter && value[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && value[value.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  // Where `other` has a character more, the doubt lies between two of ours: show the one after it.
  return all.slice(head, Math.max(value.length - tail, Math.min(head + 1, value.length)));
}

/** The first stretch that begins at or after `caret`. */
export const nextDoubt = (stretches: readonly Stretch[], caret: number): Stretch | undefined => stretches.find((stretch) => stretch.from >= caret);
