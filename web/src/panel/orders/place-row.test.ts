import { describe, expect, it } from 'vitest';
import type { OrderRowFragment, OrderStatus } from '../../gql/types';
import { placeRow, type Shown } from './place-row';
import { readView } from './view';

function row(number: number, more: Partial<OrderRowFragment> = {}): OrderRowFragment {
  return {
    id: `order-${number}`,
    number,
    version: 1,
    alarmedAt: null,
    status: 'RECEIVED',
    statusLabel: 'Pedido recibido',
    paymentStatus: 'PENDING',
    placedAt: `2026-11-24T10:${String(number).padStart(2, '0')}:00Z`,
    city: 'Cali',
    customer: { name: 'Ana' },
    paymentMethod: { code: 'CASH_ON_DELIVERY', name: 'Contra entrega' },
    dispatch: { method: 'DELIVERY' },
    total: { amount: '1000', currencyCode: 'COP' },
    ...more,
  };
}

const shown = (query: string, isWholeList = false): Shown => ({
  view: readView(new URLSearchParams(query)),
  isWholeList,
});
const all = shown('');
const only = (status: OrderStatus) => shown(`status=${status}`);
const numbers = (rows: OrderRowFragment[]) => rows.map(({ number }) => number);
const rows = [row(30), row(20), row(10)];

describe('an order that is on the screen', () => {
  it('changes in its place', () => {
    const changed = row(20, { version: 2, status: 'ACCEPTED' });
    expect(placeRow(rows, changed, all)).toEqual([rows[0], changed, rows[2]]);
  });

  it('leaves the list of a status that it has no more', () => {
    const changed = row(20, { version: 2, status: 'ACCEPTED' });
    expect(numbers(placeRow(rows, changed, only('RECEIVED')))).toEqual([30, 10]);
  });

  it('is not put back by older news', () => {
    const newer = [row(30, { version: 5 })];
    expect(placeRow(newer, row(30, { version: 4 }), all)).toBe(newer);
  });
});

describe('an order that is not on the screen', () => {
  it('comes in by its date', () => {
    expect(numbers(placeRow(rows, row(40), all))).toEqual([40, 30, 20, 10]);
    expect(numbers(placeRow(rows, row(15), all))).toEqual([30, 20, 15, 10]);
  });

  it('waits for the next page when its place is not loaded', () => {
    expect(placeRow(rows, row(5), all)).toBe(rows);
    expect(numbers(placeRow(rows, row(5), shown('', true)))).toEqual([30, 20, 10, 5]);
  });

  it('does not come into a list that it does not belong to', () => {
    expect(placeRow(rows, row(40), only('ACCEPTED'))).toBe(rows);
    expect(placeRow(rows, row(40), shown('q=laura'))).toBe(rows);
    expect(placeRow(rows, row(40), shown('status=TO_COLLECT'))).toBe(rows);
  });

  it('comes into a filtered list when it fits', () => {
    expect(numbers(placeRow(rows, row(40), shown('city=Cali&method=CASH_ON_DELIVERY')))).toEqual([
      40, 30, 20, 10,
    ]);
    expect(placeRow(rows, row(40), shown('dispatch=PICKUP'))).toBe(rows);
  });

  it('comes in by the total in a list that is sorted by that', () => {
    const dear = row(40, { total: { amount: '5000', currencyCode: 'COP' } });
    expect(numbers(placeRow(rows, dear, shown('sort=LARGEST')))).toEqual([40, 30, 20, 10]);
    expect(placeRow(rows, dear, shown('sort=SMALLEST'))).toBe(rows);
  });
});
