import { expect, it } from 'vitest';
import { toAmount, toMinor } from './sums';

it('reads decimal text as minor units', () => {
  expect(toMinor('38900', 0)).toBe(38_900n);
  expect(toMinor('12.5', 2)).toBe(1_250n);
  expect(toMinor('12', 3)).toBe(12_000n);
});

it('refuses decimals that the currency does not have', () => {
  expect(() => toMinor('0.5', 0)).toThrow(RangeError);
});

it('writes minor units with exactly the decimals of the currency', () => {
  expect(toAmount(38_900n, 0)).toBe('38900');
  expect(toAmount(5n, 2)).toBe('0.05');
  expect(toAmount(1_250n, 2)).toBe('12.50');
});

it('adds up what floating point does not', () => {
  expect(toAmount(toMinor('0.1', 2) + toMinor('0.2', 2), 2)).toBe('0.30');
  expect(toAmount(toMinor('9007199254740993', 0) * 2n, 0)).toBe('18014398509481986');
});
