/**
 * A browser gives one host six connections over HTTP/1.1, all its windows together. Streams of events
 * take four at the most, so that queries and mutations never wait behind them.
 */
const MOST = 4;

/** Takes the lock, if nobody has it, until the signal. */
function take(name: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      if (!lock || signal.aborted) return undefined;
      return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    };
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(true));
  });
}

/** Takes a slot until the signal; `false` when all are taken. Where the browser has no locks, as on a
 *  plain `http` address, nobody counts. */
export async function takeSlot(signal: AbortSignal): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  for (let slot = 1; slot <= MOST; slot++) {
    if (await take(`mis-ordenes-events-${slot}`, signal)) return true;
  }
  return false;
}
