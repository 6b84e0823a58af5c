import { signal, type ReadonlySignal } from '@preact/signals';
import { readMoney, writeMoney, type MoneyView } from './money/view';
import { readView, writeView, type View } from './orders/view';

/** The pages beside the orders and the letters. */
const PAGES = ['transactions', 'settings'] as const;

export type PageName = (typeof PAGES)[number];

/** Where in the panel somebody is; it stands in the address, so that it can be kept and sent. */
export interface Place extends View, MoneyView {
  /** The global id of the order that is open, or `null` on the list. */
  order: string | null;
  /** `null` outside the mailbox, `''` on its list, or the global id of the letter that is open. */
  mail: string | null;
  /** `null` on the orders and on the letters. */
  page: PageName | null;
}

export interface Address {
  place: ReadonlySignal<Place>;
  /** The address of a place beside the current one. */
  to(change: Partial<Place>): string;
  go(change: Partial<Place>, options?: { replace?: boolean }): void;
}

export function readPlace(query: string): Place {
  const parameters = new URLSearchParams(query);
  return {
    ...readView(parameters),
    ...readMoney(parameters),
    order: parameters.get('order'),
    mail: parameters.get('mail'),
    page: PAGES.find((page) => page === parameters.get('page')) ?? null,
  };
}

export function writePlace(place: Place): string {
  const { order, mail, page } = place;
  const parameters = writeView(place);
  if (page) parameters.set('page', page);
  if (page === 'transactions') writeMoney(place, parameters);
  if (order) parameters.set('order', order);
  if (mail !== null) parameters.set('mail', mail);
  const query = parameters.toString();
  return query ? `?${query}` : location.pathname;
}

const NOWHERE = { order: null, mail: null, page: null } as const;

/** Whoever goes to an order, to the letters or to a page leaves the others. */
function moved(place: Place, change: Partial<Place>): Place {
  const leaves = Object.keys(NOWHERE).some((where) => where in change);
  return { ...place, ...(leaves ? NOWHERE : {}), ...change };
}

export function createAddress(): Address {
  const place = signal(readPlace(location.search));
  addEventListener('popstate', () => (place.value = readPlace(location.search)));

  const to = (change: Partial<Place>) => writePlace(moved(place.value, change));
  return {
    place,
    to,
    go(change, { replace = false } = {}) {
      history[replace ? 'replaceState' : 'pushState'](null, '', to(change));
      place.value = moved(place.value, change);
    },
  };
}
