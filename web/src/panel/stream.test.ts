import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Operation } from '../gql/types';
import type { Listener, Live } from '../lib/live';
import { followStream } from './stream';

interface Heard {
  at: string;
}

const Events = 'subscription' as Operation<Heard, { after?: string | null | undefined }>;

/** A connection of which the test holds the other end. */
class FakeLive implements Live {
  after: unknown[] = [];
  listener?: Listener<Heard>;

  listen: Live['listen'] = (_operation, variables, listener) => {
    this.after.push(variables().after);
    this.listener = listener as unknown as Listener<Heard>;
    return () => delete this.listener;
  };
}

/** A page whose readings end at these cursors, one after the other. */
async function follow(...cursors: (string | null)[]) {
  const live = new FakeLive();
  const load = vi.fn(() => Promise.resolve(cursors.shift() ?? null));
  const door = { onStranger: vi.fn(), onNarrowed: vi.fn() };
  const onGap = vi.fn();
  const stop = followStream(live, Events, { load, next: ({ at }) => at, onGap, door });
  await aMoment();
  return { live, load, door, onGap, stop };
}

const aMoment = () => vi.advanceTimersByTimeAsync(0);
const aWhile = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', new EventTarget());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('begins after the cursor of the page', async () => {
  const { live } = await follow('5');
  expect(live.after).toEqual(['5']);
});

it('reads the page until that works: to begin without it would leave a gap', async () => {
  const { live, load } = await follow(null, null, '5');
  await aWhile();
  expect(load).toHaveBeenCalledTimes(3);
  expect(live.after).toEqual(['5']);
});

it.each(['RESYNC_REQUIRED', 'BAD_CURSOR'])('reads again and begins after that on %s', async (code) => {
  const { live, onGap } = await follow('5', '2000');
  live.listener?.refused?.(code);
  await aWhile();
  expect(live.after).toEqual(['5', '2000']);
  expect(onGap).toHaveBeenCalledOnce();
});

it('reads what may still be seen when a right was taken away', async () => {
  const { live, door } = await follow('5', '6');
  live.listener?.refused?.('FORBIDDEN');
  expect(door.onNarrowed).toHaveBeenCalledOnce();
  await aWhile();
  expect(live.after).toEqual(['5', '6']);
});

it('ends with the session', async () => {
  const { live, door, load } = await follow('5');
  live.listener?.refused?.('UNAUTHENTICATED');
  await aWhile();
  expect(door.onStranger).toHaveBeenCalledOnce();
  expect(load).toHaveBeenCalledOnce();
});

it('reads nothing more once it is stopped', async () => {
  const { load, stop } = await follow(null);
  stop();
  await aWhile();
  expect(load).toHaveBeenCalledOnce();
});
