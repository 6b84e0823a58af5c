import { expect, it } from 'vitest';
import { placeAlarm } from './alarm';

const order = (number: number, alarmedAt: string | null = '2026-11-24T15:00:00Z') => ({
  id: `order-${number}`,
  number,
  alarmedAt,
});

it('takes in an order whose alarm begins, after those that wait longer', () => {
  expect(placeAlarm([order(1)], order(2))).toEqual([order(1), order(2)]);
});

it('lets an order go once it is accepted', () => {
  expect(placeAlarm([order(1), order(2)], order(1, null))).toEqual([order(2)]);
});

it('is the same for an order that has no part in it', () => {
  const orders = [order(1)];
  expect(placeAlarm(orders, order(3, null))).toBe(orders);
  expect(placeAlarm(orders, order(1))).toBe(orders);
});
