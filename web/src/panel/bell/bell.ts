import { signal, type ReadonlySignal } from '@preact/signals';
import { Bell as BellQuery, MarkNotificationsRead } from '../../gql/bell';
import { NotificationAdded, UnreadCount } from '../../gql/live';
import type { AlarmedFragment, RingFragment } from '../../gql/types';
import type { Ask } from '../../lib/graphql';
import type { Live } from '../../lib/live';
import { followStream, tellDoor, type Door } from '../stream';

/** Rings on the list; older ones have been seen or never will be. */
const SHOWN = 20;

export interface Bell {
  rings: ReadonlySignal<RingFragment[]>;
  unread: ReadonlySignal<number>;
  /** The last ring that came while the page was open, to be announced. */
  latest: ReadonlySignal<RingFragment | null>;
  /** Marks these, or all when there are none given. */
  markRead(ids?: string[]): Promise<void>;
  follow(live: Live, door: Door): () => void;
}

/** `onAlarms` is told of the alarms that stand, each time the bell is read. */
export function createBell(ask: Ask, onAlarms: (orders: AlarmedFragment[]) => void): Bell {
  const rings = signal<RingFragment[]>([]);
  const unread = signal(0);
  const latest = signal<RingFragment | null>(null);

  const load = async () => {
    try {
      const { notifications } = await ask(BellQuery, { first: SHOWN });
      rings.value = notifications.nodes;
      unread.value = notifications.unreadCount;
      onAlarms(notifications.alarms);
      return notifications.cursor;
    } catch {
      return null;
    }
  };

  /** Some were read elsewhere: which ones, the server knows. Rings that came meanwhile stay. */
  const readMarks = async () => {
    try {
      const { notifications } = await ask(BellQuery, { first: SHOWN });
      const marked = new Map(notifications.nodes.map((ring) => [ring.id, ring]));
      rings.value = rings.peek().map((ring) => marked.get(ring.id) ?? ring);
    } catch {
      // The marks in the list are old until the next change; the number is right.
    }
  };

  const count = (next: number) => {
    const isLess = next < unread.peek();
    unread.value = next;
    if (isLess) void readMarks();
  };

  const ring = (next: RingFragment) => {
    latest.value = next;
    const others = rings.peek().filter(({ id }) => id !== next.id);
    rings.value = [next, ...others].slice(0, SHOWN);
  };

  return {
    rings,
    unread,
    latest,
    async markRead(ids) {
      const { markNotificationsRead } = await ask(MarkNotificationsRead, { input: { ids: ids ?? null } });
      if (markNotificationsRead.unreadCount === null) return;
      const readAt = new Date().toISOString();
      unread.value = markNotificationsRead.unreadCount;
      rings.value = rings.value.map((ring) =>
        ring.readAt === null && (!ids || ids.includes(ring.id)) ? { ...ring, readAt } : ring,
      );
    },
    follow(live, door) {
      const stopRings = followStream(live, NotificationAdded, {
        load,
        next({ notificationAdded: { cursor, notification } }) {
          ring(notification);
          return cursor;
        },
        door,
      });
      const stopCount = live.listen(UnreadCount, () => ({}), {
        next: ({ unreadCount }) => count(unreadCount),
        refused: (code) => tellDoor(door, code),
      });
      return () => {
        stopRings();
        stopCount();
        rings.value = [];
        unread.value = 0;
        latest.value = null;
        onAlarms([]);
      };
    },
  };
}
