import { signal, type ReadonlySignal } from '@preact/signals';
import type { AlarmedFragment } from '../../gql/types';

/** The orders that nobody accepted in the shop's time, the longest first. */
export interface Alarm {
  orders: ReadonlySignal<AlarmedFragment[]>;
  become(orders: AlarmedFragment[]): void;
  /** An order changed: its alarm began, or ended. */
  hear(order: AlarmedFragment): void;
}

/** The alarms after one order changed; the same ones when it has no part in them. */
export function placeAlarm(orders: AlarmedFragment[], order: AlarmedFragment): AlarmedFragment[] {
  const known = orders.find(({ id }) => id === order.id);
  if ((known?.alarmedAt ?? null) === order.alarmedAt) return orders;
  const others = orders.filter(({ id }) => id !== order.id);
  return order.alarmedAt === null ? others : [...others, order];
}

export function createAlarm(): Alarm {
  const orders = signal<AlarmedFragment[]>([]);
  return {
    orders,
    become: (next) => (orders.value = next),
    hear: (order) => (orders.value = placeAlarm(orders.peek(), order)),
  };
}
