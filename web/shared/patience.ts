// Trying again: longer each time, with jitter, so that 2,100 counters do not come back in the same second after a cut.

/** How long to wait before attempt `attempt` (from 1): 1 s doubled each time, at most `most`, plus or minus a quarter. */
export function pause(attempt: number, most = 30_000, random: () => number = Math.random): number {
  const base = Math.min(most, 1000 * 2 ** Math.min(attempt - 1, 20));
  return Math.round(base * (0.75 + random() / 2));
}

/** Waits, or ends early with the signal's reason. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
