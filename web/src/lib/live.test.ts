import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../gql/types';
import { openLive, type LinkState } from './live';

interface Message {
  type: string;
  id?: string;
  payload?: { variables?: { after: string | null } };
}

/** The server's end of the wire, as a stand-in for the browser's socket: greets, and notes what is asked. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static all: FakeSocket[] = [];

  readyState = FakeSocket.CONNECTING;
  isFrozen = false;
  asked: Message[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number; reason: string; wasClean: boolean }) => void;

  constructor() {
    FakeSocket.all.push(this);
    setTimeout(() => {
      this.readyState = FakeSocket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string) {
    const message = JSON.parse(text) as Message;
    if (message.type === 'ping' && !this.isFrozen) this.reply({ type: 'pong' });
    if (message.type === 'connection_init') this.reply({ type: 'connection_ack' });
    if (message.type === 'subscribe') this.asked.push(message);
  }

  reply(message: object) {
    setTimeout(() => this.say(message));
  }

  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  answer(type: 'next' | 'error' | 'complete', payload?: unknown) {
    this.say({ type, id: this.asked.at(-1)?.id, payload });
  }

  close(code = 1006) {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason: '', wasClean: false });
  }
}

const Events = 'subscription' as Operation<{ at: string }, { after: string | null }>;
const newest = () => FakeSocket.all.at(-1) as FakeSocket;
const asked = () =>
  FakeSocket.all.flatMap((socket) => socket.asked.map(({ payload }) => payload?.variables?.after));
/** Longer than any wait between two tries. */
const aWhile = () => vi.advanceTimersByTimeAsync(60_000);
const aMoment = () => vi.advanceTimersByTimeAsync(10);

function listen() {
  let after: string | null = null;
  const states: LinkState[] = [];
  const refused = vi.fn();
  const live = openLive({
    path: '/graphql',
    onState: (state) => states.push(state),
    webSocketImpl: FakeSocket,
  });
  const stop = live.listen(Events, () => ({ after }), { next: ({ at }) => (after = at), refused });
  return { stop, states, refused };
}

beforeEach(() => {
  FakeSocket.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('location', { href: 'https://shop.example/panel' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', new EventTarget());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a stream', () => {
  it('goes on from its cursor when the connection was lost', async () => {
    const { states } = listen();
    await aMoment();
    newest().answer('next', { data: { at: '7' } });
    newest().close(1012);
    await aWhile();
    expect(asked()).toEqual([null, '7']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'reconnecting', 'live']);
  });

  it('begins again when the server ends it', async () => {
    listen();
    await aMoment();
    newest().answer('next', { data: { at: '3' } });
    newest().answer('complete');
    await aWhile();
    expect(asked()).toEqual([null, '3']);
  });

  it('tries again after an error that may pass', async () => {
    const { refused } = listen();
    await aMoment();
    newest().answer('error', [{ message: 'oops', extensions: { code: 'INTERNAL' } }]);
    await aWhile();
    expect(asked()).toEqual([null, null]);
    expect(refused).not.toHaveBeenCalled();
  });

  it('survives a close that the protocol calls fatal', async () => {
    listen();
    await aMoment();
    newest().close(4500);
    await aWhile();
    expect(asked()).toEqual([null, null]);
  });

  it.each(['NOT_FOUND', 'UNAUTHENTICATED', 'BAD_CURSOR'])('ends when the server says %s', async (code) => {
    const { refused } = listen();
    await aMoment();
    newest().answer('error', [{ message: 'no', extensions: { code } }]);
    await aWhile();
    expect(refused).toHaveBeenCalledExactlyOnceWith(code);
    expect(asked()).toEqual([null]);
  });

  it('ends when its owner stops it', async () => {
    const { stop } = listen();
    await aMoment();
    stop();
    newest().close();
    await aWhile();
    expect(asked()).toEqual([null]);
  });
});

it('drops a connection on which nobody answers', async () => {
  listen();
  await aMoment();
  newest().isFrozen = true;
  await aWhile();
  expect(asked()).toEqual([null, null]);
});
