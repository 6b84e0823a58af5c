/** One stream on a page of its own, in a browser that the test makes. */
import { vi } from 'vitest';
import type { Operation } from '../../../gql/types';
import { openLive, type LinkState } from '../index';
import { FakeEvents } from './fake-events';
import { FakeSocket } from './fake-socket';

const Events = 'subscription' as Operation<{ at: string }, { after: string | null }>;

/** Longer than any wait between two tries. */
export const aWhile = () => vi.advanceTimersByTimeAsync(60_000);
export const aMoment = () => vi.advanceTimersByTimeAsync(10);
export const fewSeconds = () => vi.advanceTimersByTimeAsync(4_000);

/** Puts the stand-ins in the browser's place, on a clock that the test moves. */
export function setStage(): EventTarget & { visibilityState?: string } {
  FakeSocket.all = [];
  FakeSocket.weather = 'fair';
  FakeEvents.all = [];
  FakeEvents.isAway = false;
  const document = new EventTarget();
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', FakeEvents.answer);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { href: 'https://shop.example/panel' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', document);
  return document;
}

export function clearStage() {
  vi.unstubAllGlobals();
  vi.useRealTimers();
}

/** Listens with the cursor of the last result. */
export function listen() {
  let after: string | null = null;
  const states: LinkState[] = [];
  const refused = vi.fn();
  const live = openLive({ path: '/graphql', onState: (state) => states.push(state) });
  const stop = live.listen(Events, () => ({ after }), { next: ({ at }) => (after = at), refused });
  return { stop, states, refused, cursor: () => after };
}
