import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const bogota = { graphqlUrl: '/graphql', timeZone: 'America/Bogota' };
const spanish = createFormat({ ...bogota, language: 'es' });
const english = createFormat({ ...bogota, language: 'en' });

/** Languages differ in which blank they use; people do not see it. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('shows the decimals that it came with', () => {
    expect(plain(spanish.money({ amount: '94000', currencyCode: 'COP' }))).toBe('$ 94.000');
    expect(plain(english.money({ amount: '12.50', currencyCode: 'USD' }))).toBe('$12.50');
  });
});

describe('a moment', () => {
  const year = new Date().getUTCFullYear();

  it('is told in the time zone of the shop', () => {
    expect(plain(spanish.moment(`${year}-06-24T11:42:00+00:00`))).toBe('24 jun, 6:42 a. m.');
    expect(plain(english.moment(`${year}-06-24T11:42:00+00:00`))).toBe('24 Jun, 6:42 AM');
  });

  it('has its year when it is not this one', () => {
    expect(plain(spanish.moment('2019-06-24T11:42:00+00:00'))).toBe('24 jun 2019, 6:42 a. m.');
  });
});

it('tells a business day without moving it between zones', () => {
  expect(spanish.day('2026-11-12')).toBe('12 de noviembre de 2026');
});

it('gives today as a date input takes it', () => {
  expect(spanish.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
