import type { PageConfig } from './config';
import { digitsOf, type Money } from './money';

/** Dates and money in the reader's language. */
export interface Format {
  /** "$ 45.900". Shows exactly the decimals that the amount came with: the server knows how many are in use. */
  money(value: Money): string;
  /** "12 nov, 3:40 p. m.", as the server writes it too; with the year when it is not this one. */
  moment(iso: string): string;
  /** "12 de noviembre de 2026", for a day without a time (`2026-11-12`). */
  day(iso: string): string;
  /** Today where the shop is, as `2026-11-12`. */
  today(): string;
}

/** Day, month and year of a moment, whatever words its language puts between them. */
function partsOf(format: Intl.DateTimeFormat, moment: Date): string[] {
  const parts = format.formatToParts(moment);
  return ['day', 'month', 'year'].map((type) => parts.find((part) => part.type === type)?.value ?? '');
}

/** Formatters are dear to make (0.1 ms each) and cheap to use: one set a page. */
export function createFormat({ language, locale, timeZone }: PageConfig): Format {
  const where = locale ?? (language === 'es' ? 'es-CO' : 'en');
  const zone = timeZone ? { timeZone } : {};
  const date = new Intl.DateTimeFormat(where, { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const clock = new Intl.DateTimeFormat(where, { hour: 'numeric', minute: '2-digit', ...zone });
  const wholeDay = new Intl.DateTimeFormat(where, { dateStyle: 'long', timeZone: 'UTC' });
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
      const moment = new Date(iso);
      const [day, month, year] = partsOf(date, moment);
      const isThisYear = year === partsOf(date, new Date())[2];
      return `${day} ${month}${isThisYear ? '' : ` ${year}`}, ${clock.format(moment)}`;
    },
    day: (iso) => wholeDay.format(new Date(`${iso}T00:00:00Z`)),
    today: () => isoDay.format(),
  };
}
