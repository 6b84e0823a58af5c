import type { PageConfig } from './config';
import { digitsOf, type Money } from './money';

/** Dates and money in the reader's language. */
export interface Format {
  /** "$ 45.900". Shows exactly the decimals that the amount came with: the server knows how many are in use. */
  money(value: Money): string;
  /** "12 nov, 3:40 p. m.", with the year when it is not this one. */
  moment(iso: string): string;
  /** "12 de noviembre de 2026", for a day without a time (`2026-11-12`). */
  day(iso: string): string;
  /** Today where the shop is, as `2026-11-12`. */
  today(): string;
}

/** Formatters are dear to make (0.1 ms each) and cheap to use: one set a page. */
export function createFormat({ language, locale, timeZone }: PageConfig): Format {
  const where = locale ?? (language === 'es' ? 'es-CO' : 'en');
  const zone = timeZone ? { timeZone } : {};
  const short = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...zone } as const;
  const thisYear = new Intl.DateTimeFormat(where, short);
  const anyYear = new Intl.DateTimeFormat(where, { ...short, year: 'numeric' });
  const wholeDay = new Intl.DateTimeFormat(where, { dateStyle: 'long', timeZone: 'UTC' });
  const yearOf = new Intl.DateTimeFormat('en', { year: 'numeric', ...zone });
  const isoDay = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...zone,
  });
  const currencies = new Map<string, Intl.NumberFormat>();

  const currencyFormat = (currency: string, digits: number): Intl.NumberFormat => {
    const key = currency + digits;
    let format = currencies.get(key);
    if (!format) {
      const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      format = new Intl.NumberFormat(where, { style: 'currency', currency, ...fraction });
      currencies.set(key, format);
    }
    return format;
  };

  return {
    money: (value) => currencyFormat(value.currencyCode, digitsOf(value)).format(Number(value.amount)),
    moment: (iso) => {
      const date = new Date(iso);
      return (yearOf.format(date) === yearOf.format() ? thisYear : anyYear).format(date);
    },
    day: (iso) => wholeDay.format(new Date(`${iso}T00:00:00Z`)),
    today: () => isoDay.format(),
  };
}
