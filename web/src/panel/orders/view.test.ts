import { expect, it } from 'vitest';
import { countFacets, questionOf, readView, writeView } from './view';

const QUERY =
  'status=RECEIVED&q=laura&payment=PAID&method=ONLINE&dispatch=PICKUP&city=Bogot%C3%A1&sort=LARGEST';

it('comes out of the address as it went in', () => {
  expect(writeView(readView(new URLSearchParams(QUERY))).toString()).toBe(QUERY);
});

it('leaves what is usual out of the address, and what it does not know', () => {
  expect(writeView(readView(new URLSearchParams('status=NEVER&sort=up'))).toString()).toBe('');
});

it('asks the server for just that', () => {
  const view = readView(new URLSearchParams(QUERY));
  expect(countFacets(view)).toBe(4);
  expect(questionOf(view)).toEqual({
    filter: {
      status: ['RECEIVED'],
      paymentStatus: ['PAID'],
      paymentMethod: ['ONLINE'],
      dispatchMethod: ['PICKUP'],
      city: ['Bogotá'],
    },
    search: 'laura',
    sortBy: { field: 'TOTAL', direction: 'DESC' },
  });
});

it('asks for what is to be collected by its own filter', () => {
  const { filter } = questionOf(readView(new URLSearchParams('status=TO_COLLECT')));
  expect(filter).toEqual({ toCollect: true });
});
