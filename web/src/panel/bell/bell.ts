import { signal, type ReadonlySignal } from '@preact/signals';
import { Bell as BellQuery, MarkNotificationsRead } from '../../gql/bell';
import { NotificationAdded } from '../../gql/live';
import type { RingFragment } from '../../gql/types';
import type { Ask } from '../../lib/graphql';
import type { Live } from '../../lib/live';
import { followStream } from '../stream';

/** Rings on the list; older ones have been seen or never will be. */
const SHOWN = 20;

export interface Bell {
  rings: ReadonlySignal<RingFragment[]>;
  unread: ReadonlySignal<number>;
  /** The last ring that came while the page was open, to be announced. */
  latest: ReadonlySignal<RingFragment | null>;
  /** Marks these, or all when there are none given. */
  markRead(ids?: string[]): Promise<void>;
  follow(live: Live, onStranger: () => void): () => void;
}

export function createBell(ask: Ask): Bell {
  const rings = signal<RingFragment[]>([]);
  const unread = signal(0);
  const latest = signal<RingFragment | null>(null);

  const load = async () => {
    try {
      const { notifications } = await ask(BellQuery, { first: SHOWN });
      rings.value = notifications.nodes;
      unread.value = notifications.unreadCount;
      return notifications.cursor;
    } catch {
      return null; // The stream goes on from now; the list fills with what comes.
    }
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
    follow(live, onStranger) {
      const stop = followStream(live, NotificationAdded, {
        load,
        next({ notificationAdded: { cursor, notification, unreadCount } }) {
          unread.value = unreadCount;
          latest.value = notification;
          const others = rings.peek().filter(({ id }) => id !== notification.id);
          rings.value = [notification, ...others].slice(0, SHOWN);
          return cursor;
        },
        onStranger,
      });
      return () => {
        stop();
        rings.value = [];
        unread.value = 0;
        latest.value = null;
      };
    },
  };
}
