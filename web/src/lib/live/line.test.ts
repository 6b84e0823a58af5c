import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEvents } from './testing/fake-events';
import { FakeSocket, type Weather } from './testing/fake-socket';
import { aMoment, aWhile, clearStage, fewSeconds, listen, setStage } from './testing/stage';

let document: ReturnType<typeof setStage>;
beforeEach(() => void (document = setStage()));
afterEach(clearStage);

/** A stream that has come to events, with the server's first words. */
async function listenByEvents() {
  FakeSocket.weather = 'blocked';
  const stage = listen();
  await fewSeconds();
  FakeEvents.newest.say('retry: 900\n\n');
  await aMoment();
  return stage;
}

describe('where no socket comes through', () => {
  it.each<Weather>(['blocked', 'ungreeted', 'thrown', 'cut'])(
    'a stream goes on by events (sockets: %s)',
    async (weather) => {
      FakeSocket.weather = weather;
      const { cursor, states } = listen();
      while (FakeEvents.all.length === 0) await aMoment();
      FakeEvents.newest.say('retry: 900\n\n');
      FakeEvents.newest.next({ data: { at: '4' } });
      await aMoment();
      expect(cursor()).toBe('4');
      expect(states.at(-1)).toBe('live');
    },
  );

  it('an event may come in pieces', async () => {
    const { cursor } = await listenByEvents();
    for (const piece of ['id: 9\nevent: ne', 'xt\nda', 'ta: {"data":{"at":"9"}}\n', '\n'])
      FakeEvents.newest.say(piece);
    await aMoment();
    expect(cursor()).toBe('9');
  });

  it('goes on from its cursor when the server asks to come back', async () => {
    await listenByEvents();
    FakeEvents.newest.next({ data: { at: '9' } });
    FakeEvents.newest.say('retry: 2500\n\n');
    FakeEvents.newest.end();
    await vi.advanceTimersByTimeAsync(2_480);
    expect(FakeEvents.asked).toEqual([null]);
    await vi.advanceTimersByTimeAsync(30);
    expect(FakeEvents.asked).toEqual([null, '9']);
  });

  it('ends when the server refuses it', async () => {
    const { refused } = await listenByEvents();
    FakeEvents.newest.next({ data: null, errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] });
    FakeEvents.newest.say('event: complete\ndata:\n\n');
    await aWhile();
    expect(refused).toHaveBeenCalledExactlyOnceWith('NOT_FOUND');
    expect(FakeEvents.all).toHaveLength(1);
  });

  it('gives up an answer that fell silent, not one that only beats', async () => {
    await listenByEvents();
    for (let beat = 0; beat < 5; beat++) {
      await vi.advanceTimersByTimeAsync(15_000);
      FakeEvents.newest.say(':\n\n');
    }
    await aMoment();
    expect(FakeEvents.all).toHaveLength(1);
    await aWhile();
    expect(FakeEvents.all[0]?.isLeft).toBe(true);
    expect(FakeEvents.all.length).toBeGreaterThan(1);
  });

  it('gives the connection back while nobody looks at the page', async () => {
    await listenByEvents();
    FakeEvents.newest.next({ data: { at: '2' } });
    await aMoment();
    const look = (visibilityState: string) => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    look('hidden');
    expect(FakeEvents.newest.isLeft).toBe(true);
    await aWhile();
    expect(FakeEvents.all).toHaveLength(1);
    look('visible');
    await aMoment();
    expect(FakeEvents.asked).toEqual([null, '2']);
  });

  it('leaves the answer when its owner stops it', async () => {
    const { stop } = await listenByEvents();
    stop();
    expect(FakeEvents.newest.isLeft).toBe(true);
  });
});

it('one socket that failed is no reason to leave sockets', async () => {
  FakeSocket.weather = 'blocked';
  listen();
  await aMoment();
  FakeSocket.weather = 'fair';
  await aWhile();
  expect(FakeSocket.asked).toEqual([null]);
  expect(FakeEvents.all).toHaveLength(0);
});

it('a server that is away is tried both ways, until it answers', async () => {
  FakeSocket.weather = 'blocked';
  FakeEvents.isAway = true;
  const { states } = listen();
  await aWhile();
  const tried = FakeSocket.all.length;
  expect(tried).toBeGreaterThan(2);
  expect(FakeEvents.all.length).toBeGreaterThan(0);
  FakeSocket.weather = 'fair';
  await aWhile();
  expect(FakeSocket.asked).toEqual([null]);
  expect(states).toEqual(['connecting', 'live']);
});

describe('a socket is tried beside the events', () => {
  it('soon, and the stream moves over with its cursor', async () => {
    await listenByEvents();
    FakeEvents.newest.next({ data: { at: '6' } });
    FakeSocket.weather = 'fair';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeEvents.newest.isLeft).toBe(true);
    expect(FakeSocket.asked).toEqual(['6']);
  });

  it('and the events go on while that fails', async () => {
    await listenByEvents();
    await vi.advanceTimersByTimeAsync(16_000);
    const tried = FakeSocket.all.length;
    expect(tried).toBe(3);
    expect(FakeEvents.newest.isLeft).toBe(false);
    expect(FakeEvents.all).toHaveLength(1);
  });
});
