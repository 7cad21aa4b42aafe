/** Adds up how long the parts of a run take. Parts that run at once overlap in the sums. */
export interface Stopwatch {
  /** Does some work, and counts its time (up to its end, where it is asynchronous) to a part. */
  time<T>(part: string, work: () => T): T;
  /** Milliseconds by part, in the order they first began. */
  sums(): Record<string, number>;
}

/** Starts with nothing counted. */
export function startStopwatch(): Stopwatch {
  const sums = new Map<string, number>();
  return {
    time(part, work) {
      const start = performance.now();
      sums.set(part, sums.get(part) ?? 0);
      const stop = () => sums.set(part, (sums.get(part) ?? 0) + performance.now() - start);
      const result = work();
      if (result instanceof Promise) result.then(stop, stop);
      else stop();
      return result;
    },
    sums: () => Object.fromEntries(sums),
  };
}
