import { describe, expect, it } from 'vitest';
import { digitsOf, parseAmount } from './money';

describe('an amount that a person typed', () => {
  it.each(['94000', '94.000', '94,000', '$ 94.000', ' $\u00a094 000 '])(
    'is whole pesos however it is grouped: %s',
    (typed) => expect(parseAmount(typed, 0)).toBe('94000'),
  );

  it.each([
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1.234', '1234'],
    ['12,5', '12.5'],
    [',5', '0.5'],
    ['0012', '12'],
  ])('has decimals only where the money has them: %s', (typed, amount) =>
    expect(parseAmount(typed, 2)).toBe(amount),
  );

  it.each(['', '$', 'gratis', '.'])('is no amount without a digit: %s', (typed) =>
    expect(parseAmount(typed, 0)).toBeNull(),
  );
});

it('counts the decimals that the server sent', () => {
  expect(digitsOf({ amount: '94000', currencyCode: 'COP' })).toBe(0);
  expect(digitsOf({ amount: '12.50', currencyCode: 'USD' })).toBe(2);
});
