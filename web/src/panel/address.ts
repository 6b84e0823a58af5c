import { signal, type ReadonlySignal } from '@preact/signals';
import type { OrderFilter, OrderStatus } from '../gql/types';

const STATUS_TABS = [
  'RECEIVED',
  'ACCEPTED',
  'PREPARING',
  'SHIPPED',
  'READY_FOR_PICKUP',
  'COMPLETED',
  'CANCELLED',
] as const satisfies readonly OrderStatus[];

/** The tabs of the list, in their order. */
export const TABS = ['ALL', ...STATUS_TABS, 'TO_COLLECT'] as const;

export type Tab = (typeof TABS)[number];

/** The status that a tab shows, if it shows just one. */
export function statusOf(tab: Tab): OrderStatus | undefined {
  return STATUS_TABS.find((status) => status === tab);
}

/** The filter behind a tab. */
export function filterOf(tab: Tab): OrderFilter {
  const status = statusOf(tab);
  if (status) return { status: [status] };
  return tab === 'TO_COLLECT' ? { toCollect: true } : {};
}

/** Where in the panel somebody is; it stands in the address, so that it can be kept and sent. */
export interface Place {
  tab: Tab;
  search: string;
  /** The global id of the order that is open, or `null` on the list. */
  order: string | null;
  /** `null` outside the mailbox, `''` on its list, or the global id of the letter that is open. */
  mail: string | null;
}

export interface Address {
  place: ReadonlySignal<Place>;
  /** The address of a place beside the current one. */
  to(change: Partial<Place>): string;
  go(change: Partial<Place>, options?: { replace?: boolean }): void;
}

export function readPlace(query: string): Place {
  const parameters = new URLSearchParams(query);
  const wanted = parameters.get('status');
  return {
    tab: TABS.find((tab) => tab === wanted) ?? 'ALL',
    search: parameters.get('q') ?? '',
    order: parameters.get('order'),
    mail: parameters.get('mail'),
  };
}

export function writePlace({ tab, search, order, mail }: Place): string {
  const parameters = new URLSearchParams();
  if (tab !== 'ALL') parameters.set('status', tab);
  if (search) parameters.set('q', search);
  if (order) parameters.set('order', order);
  if (mail !== null) parameters.set('mail', mail);
  const query = parameters.toString();
  return query ? `?${query}` : location.pathname;
}

/** Whoever goes to an order, or back from one, leaves the mailbox. */
function moved(place: Place, change: Partial<Place>): Place {
  const mail = 'order' in change ? null : place.mail;
  return { ...place, mail, ...('mail' in change ? { order: null } : {}), ...change };
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
