import { expect, it } from 'vitest';
import { moneyFilterOf, readMoney, writeMoney } from './view';

const QUERY = 'paidBy=ONLINE&ref=TRX-1&from=2026-11-01&until=2026-11-30';

it('comes out of the address as it went in, and asks for just that', () => {
  const view = readMoney(new URLSearchParams(QUERY));
  const parameters = new URLSearchParams();
  writeMoney(view, parameters);
  expect(parameters.toString()).toBe(QUERY);
  expect(moneyFilterOf(view)).toEqual({
    paymentMethod: ['ONLINE'],
    reference: 'TRX-1',
    receivedFrom: '2026-11-01',
    receivedUntil: '2026-11-30',
  });
});

it('takes no day that is none', () => {
  expect(moneyFilterOf(readMoney(new URLSearchParams('from=yesterday')))).toEqual({});
});
