import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from './testing/fake-socket';
import { aMoment, aWhile, clearStage, listen, setStage } from './testing/stage';

beforeEach(() => void setStage());
afterEach(clearStage);

describe('a stream', () => {
  it('goes on from its cursor when the connection was lost', async () => {
    const { states } = listen();
    await aMoment();
    FakeSocket.newest.answer('next', { data: { at: '7' } });
    FakeSocket.newest.break(1006);
    await aWhile();
    expect(FakeSocket.asked).toEqual([null, '7']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('begins again when the server ends it', async () => {
    listen();
    await aMoment();
    FakeSocket.newest.answer('next', { data: { at: '3' } });
    FakeSocket.newest.answer('complete');
    await aWhile();
    expect(FakeSocket.asked).toEqual([null, '3']);
  });

  it.each(['INTERNAL', 'UNAVAILABLE'])('tries again after %s, which may pass', async (code) => {
    const { refused } = listen();
    await aMoment();
    FakeSocket.newest.answer('error', [{ message: 'oops', extensions: { code } }]);
    await aWhile();
    expect(FakeSocket.asked).toEqual([null, null]);
    expect(refused).not.toHaveBeenCalled();
  });

  it.each([1011, 1013, 4400, 4410, 4500])('comes back after the close code %i', async (code) => {
    listen();
    await aMoment();
    FakeSocket.newest.answer('next', { data: { at: '5' } });
    FakeSocket.newest.break(code);
    await aWhile();
    expect(FakeSocket.asked).toEqual([null, '5']);
  });

  it('comes back to a restarted server when that asked for it, and not before', async () => {
    listen();
    await aMoment();
    FakeSocket.newest.break(1012, 'retry in 2750 ms');
    await vi.advanceTimersByTimeAsync(2_740);
    expect(FakeSocket.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(FakeSocket.asked).toEqual([null, null]);
  });

  it.each(['NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN', 'BAD_CURSOR', 'RESYNC_REQUIRED'])(
    'ends when the server says %s',
    async (code) => {
      const { refused } = listen();
      await aMoment();
      FakeSocket.newest.answer('error', [{ message: 'no', extensions: { code } }]);
      await aWhile();
      expect(refused).toHaveBeenCalledExactlyOnceWith(code);
      expect(FakeSocket.asked).toEqual([null]);
    },
  );

  it.each([
    [4401, 'UNAUTHENTICATED'],
    [4403, 'FORBIDDEN'],
    [4404, 'NOT_FOUND'],
  ])('ends when its socket is closed with %i', async (closeCode, code) => {
    const { refused } = listen();
    await aMoment();
    FakeSocket.newest.break(closeCode, 'Unauthorized');
    await aWhile();
    expect(refused).toHaveBeenCalledExactlyOnceWith(code);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('tells of one refusal once, though the socket is closed behind it', async () => {
    const { refused } = listen();
    await aMoment();
    const errors = [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }];
    FakeSocket.newest.answer('next', { data: null, errors });
    FakeSocket.newest.break(4401);
    await aWhile();
    expect(refused).toHaveBeenCalledExactlyOnceWith('UNAUTHENTICATED');
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('ends when its owner stops it, and takes its socket along', async () => {
    const { stop } = listen();
    await aMoment();
    stop();
    expect(FakeSocket.newest.isOpen).toBe(false);
    await aWhile();
    expect(FakeSocket.asked).toEqual([null]);
  });

  it('waits longer from try to try while connections break off at once', async () => {
    listen();
    await aMoment();
    for (const wait of [500, 1000, 2000, 4000]) {
      const before = FakeSocket.all.length;
      FakeSocket.newest.answer('next', { data: { at: '1' } });
      FakeSocket.newest.break(1011);
      await vi.advanceTimersByTimeAsync(wait / 2 - 1);
      expect(FakeSocket.all).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(wait / 2 + 12);
      expect(FakeSocket.all).toHaveLength(before + 1);
    }
  });
});

it('drops a connection on which nobody answers', async () => {
  listen();
  await aMoment();
  FakeSocket.newest.isFrozen = true;
  await aWhile();
  expect(FakeSocket.asked).toEqual([null, null]);
});
