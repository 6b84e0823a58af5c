/**
 * Streams by server-sent events, one request each: for networks that let no socket through.
 *
 * Connections are scarce (see `slots.ts`). So a page that nobody looks at gives its own back, and
 * begins again when somebody does.
 */
import type { Ending } from './endings';
import { blocksOf } from './event-stream';
import { takeSlot } from './slots';
import type { Asked, Result, Sink, Transport } from './transport';

/** The time for the first word, and the silence after which the answer is given up: three of the
 *  server's beats. Milliseconds. */
const OPENED_WITHIN = 10_000;
const SILENT_FOR = 45_000;

/** Nobody is looking: come back when somebody does. Milliseconds. */
const UNSEEN: Ending = { retryIn: 86_400_000 };

/** Other windows have all the slots: look again later. Milliseconds. */
const CROWDED: Ending = { retryIn: 5_000 };

const isUnseen = () => document.visibilityState === 'hidden';

function request(path: string, asked: Asked, signal: AbortSignal): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(asked),
    signal,
  });
}

interface Outcome {
  opened(): void;
  /** Nothing came: the server is away, or something on the way keeps the events back. */
  failed(): void;
}

export function openEvents(path: string, outcome: Outcome): Transport {
  const enders = new Set<(ending: Ending) => void>();
  const drop = (ending: Ending) => {
    for (const end of enders) end(ending);
  };
  document.addEventListener('visibilitychange', () => isUnseen() && drop(UNSEEN));

  const follow = (asked: Asked, sink: Sink) => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = false;
    const stop = () => {
      clearTimeout(timer);
      abort.abort();
      return enders.delete(end);
    };
    const end = (ending: Ending) => {
      if (stop()) sink.ended(ending);
    };
    const fail = () => {
      if (enders.has(end) && !isOpen) outcome.failed();
      end({});
    };
    const attend = (silence: number) => {
      clearTimeout(timer);
      timer = setTimeout(fail, silence);
    };
    const open = () => {
      isOpen = true;
      outcome.opened();
      sink.opened();
    };
    const read = async () => {
      if (!(await takeSlot(abort.signal))) return end(CROWDED);
      const { ok, body } = await request(path, asked, abort.signal);
      if (!ok || !body) return fail();
      let retryIn: number | undefined;
      for await (const { event, data, retry } of blocksOf(body)) {
        if (!enders.has(end)) return;
        attend(SILENT_FOR);
        if (!isOpen) open();
        retryIn = retry;
        if (event === 'next') sink.next(JSON.parse(data ?? '') as Result);
        else if (event === 'complete') break;
      }
      if (isOpen) end(retryIn === undefined ? {} : { retryIn });
      else fail();
    };

    enders.add(end);
    attend(OPENED_WITHIN);
    if (isUnseen()) setTimeout(() => end(UNSEEN));
    else void read().catch(fail);
    return () => void stop();
  };

  return { subscribe: follow, drop };
}
