import type { Operation } from '../gql/types';
import type { Live } from '../lib/live';

interface Stream<Result> {
  /** Reads what there is; resolves with the cursor that it was read at, or `null` if that failed. */
  load(): Promise<string | null>;
  /** Takes one result in; returns the cursor to go on from. */
  next(result: Result): string;
  /** The session is over. */
  onStranger(): void;
}

/**
 * Reads, then follows what comes after the reading without a gap, and reads again when the server
 * does not know the cursor any more. Ends with what comes back.
 */
export function followStream<Result>(
  live: Live,
  operation: Operation<Result, { after?: string | null | undefined }>,
  { load, next, onStranger }: Stream<Result>,
): () => void {
  let isFollowing = true;
  let stop = () => {};

  const begin = async () => {
    let after = await load();
    if (!isFollowing) return;
    stop = live.listen(operation, () => ({ after }), {
      next: (result) => (after = next(result)),
      refused(code) {
        if (code === 'UNAUTHENTICATED') onStranger();
        else if (code === 'BAD_CURSOR') void begin();
      },
    });
  };

  void begin();
  return () => {
    isFollowing = false;
    stop();
  };
}
