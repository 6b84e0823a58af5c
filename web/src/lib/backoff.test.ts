import { expect, it } from 'vitest';
import { delayOf } from './backoff';

it('waits longer from try to try, half a minute at most', () => {
  const longest = [0, 1, 2, 3, 20].map((tries) => delayOf(tries, () => 1));
  expect(longest).toEqual([500, 1000, 2000, 4000, 30_000]);
});

it('spreads the tries of many pages over half of the wait', () => {
  expect(delayOf(3, () => 0)).toBe(2000);
  expect(delayOf(3, () => 0.5)).toBe(3000);
});
