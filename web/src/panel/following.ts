import { computed, effect, untracked } from '@preact/signals';
import type { Live } from '../lib/live';
import type { Address } from './address';
import type { Desk } from './desk';
import type { Sheet } from './order/sheet';
import type { Follower, OrderList } from './orders/list';
import type { Door } from './stream';

/** The connection is back: whatever could not be read without it is read now. */
export function readAgain(list: OrderList, sheet: Sheet, address: Address): void {
  const { order } = address.place.value;
  if (list.state.value === 'unreachable') void list.load();
  if (sheet.state.value === 'unreachable' && order) void sheet.open(order);
}

/** What this browser keeps is each person's own; a ring is heard and shown as they allowed. */
export function serveThePerson({ session, bell, consent, savedViews, address }: Served): void {
  const person = computed(() => session.viewer.value?.staff?.email ?? '');
  effect(() => {
    const email = person.value;
    untracked(() => {
      consent.become(email);
      savedViews.become(email);
    });
  });
  effect(() => {
    const ring = bell.latest.value;
    if (ring) untracked(() => consent.ring(ring, () => address.go({ order: ring.order.id })));
  });
}

type Served = Pick<Desk, 'session' | 'bell' | 'consent' | 'savedViews' | 'address'>;

interface Followed extends Pick<Desk, 'session' | 'list' | 'sheet' | 'bell' | 'alarm'> {
  live: Live;
  door: Door;
}

/** While somebody may see orders: the list and the bell, loaded once and then kept true by the streams.
 *  Somebody with other rights sees other things: all of it begins anew. */
export function followShop({ live, door, session, list, sheet, bell, alarm }: Followed): void {
  const isLoggedIn = computed(() => Boolean(session.viewer.value));
  const rights = computed(() => session.viewer.value?.rights.join(' ') ?? '');
  const { refresh } = sheet;
  const hear: Follower['hear'] = (order, eventNumber) => {
    sheet.hear(order.id, eventNumber);
    alarm.hear(order);
  };
  effect(() => {
    if (!rights.value.includes('SEE_ORDERS')) return undefined;
    untracked(refresh);
    const stops = [list.follow(live, door, { hear, onGap: refresh }), bell.follow(live, door)];
    return () => {
      for (const stop of stops) stop();
    };
  });
  effect(() => (isLoggedIn.value ? sheet.close : undefined));
}
