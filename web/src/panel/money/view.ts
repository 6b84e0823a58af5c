import type { TransactionFilter } from '../../gql/types';

/** What the transactions are narrowed to: all of it stands in the address. */
export interface MoneyView {
  /** The code of a payment method. */
  paidBy: string | null;
  /** The reference, exactly. */
  reference: string | null;
  /** The shop's business days between which the money arrived, both included, as `2026-11-24`. */
  from: string | null;
  until: string | null;
}

const NAMES = { paidBy: 'paidBy', reference: 'ref', from: 'from', until: 'until' } as const;

/** No filter at all. */
export const NO_MONEY_FILTER: MoneyView = { paidBy: null, reference: null, from: null, until: null };

const dayOrNull = (text: string | null) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null);

export function readMoney(parameters: URLSearchParams): MoneyView {
  return {
    paidBy: parameters.get(NAMES.paidBy),
    reference: parameters.get(NAMES.reference),
    from: dayOrNull(parameters.get(NAMES.from)),
    until: dayOrNull(parameters.get(NAMES.until)),
  };
}

/** Adds what is narrowed to these parameters. */
export function writeMoney(view: MoneyView, parameters: URLSearchParams): void {
  for (const key of Object.keys(NAMES) as (keyof MoneyView)[]) {
    const value = view[key];
    if (value) parameters.set(NAMES[key], value);
  }
}

/** What to ask the server for. */
export function moneyFilterOf({ paidBy, reference, from, until }: MoneyView): TransactionFilter {
  return {
    ...(paidBy && { paymentMethod: [paidBy] }),
    ...(reference && { reference }),
    ...(from && { receivedFrom: from }),
    ...(until && { receivedUntil: until }),
  };
}
