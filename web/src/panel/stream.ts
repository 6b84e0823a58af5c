import type { Operation } from '../gql/types';
import { delayOf, hopefulWait } from '../lib/backoff';
import type { Live } from '../lib/live';

/** What to do when the server shows somebody the door. */
export interface Door {
  /** The session is over. */
  onStranger(): void;
  /** A right was taken away: what may be seen is another now. */
  onNarrowed(): void;
}

/** Tells the door, if this refusal concerns it. */
export function tellDoor({ onStranger, onNarrowed }: Door, code: string): void {
  if (code === 'UNAUTHENTICATED') onStranger();
  else if (code === 'FORBIDDEN') onNarrowed();
}

interface Stream<Data> {
  /** Reads what there is; resolves with the cursor that it was read at, or `null` if that failed. */
  load(): Promise<string | null>;
  /** Takes one result in; returns the cursor to go on from. */
  next(data: Data): string;
  /** The server could not tell what was missed: whatever stands on the page may be old. */
  onGap?(): void;
  door: Door;
}

/**
 * Reads, for as many tries as it takes, then follows what comes after the reading without a gap; reads
 * again when the server does not know the cursor any more, or what may be seen has changed. Ends with
 * what comes back.
 */
export function followStream<Data>(
  live: Live,
  operation: Operation<Data, { after?: string | null | undefined }>,
  { load, next, onGap, door }: Stream<Data>,
): () => void {
  let isFollowing = true;
  let stop = () => {};

  const read = async () => {
    let cursor = await load();
    for (let tries = 0; cursor === null && isFollowing; tries++) {
      await hopefulWait(delayOf(tries));
      if (isFollowing) cursor = await load();
    }
    return cursor;
  };
  const begin = async () => {
    let after = await read();
    if (!isFollowing) return;
    stop = live.listen(operation, () => ({ after }), {
      next: (data) => (after = next(data)),
      refused(code) {
        tellDoor(door, code);
        if (code !== 'UNAUTHENTICATED') void beginAgain();
      },
    });
  };
  const beginAgain = async () => {
    await hopefulWait(delayOf(0));
    if (!isFollowing) return;
    onGap?.();
    await begin();
  };

  void begin();
  return () => {
    isFollowing = false;
    stop();
  };
}
