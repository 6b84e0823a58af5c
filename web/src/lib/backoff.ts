/** The longest wait between two tries. Milliseconds. */
const LONGEST = 30_000;

/** How long to wait before try number `tries` (0 is the first): doubling, and spread so that a
 *  thousand pages do not come back to a restarted server in the same moment. Milliseconds. */
export function delayOf(tries: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST, 500 * 2 ** Math.min(tries, 10));
  return full / 2 + (full / 2) * random();
}

/** Resolves after `delay` milliseconds, or as soon as there is reason to hope: the network is back,
 *  or somebody looks at the page again. */
export function hopefulWait(delay: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', onVisibility);
      resolve();
    };
    const onVisibility = () => document.visibilityState === 'visible' && done();
    const timer = setTimeout(done, delay);
    addEventListener('online', done);
    document.addEventListener('visibilitychange', onVisibility);
  });
}
