import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { OrderEvents } from '../../gql/live';
import { Orders } from '../../gql/orders';
import type { OrderRowFragment } from '../../gql/types';
import { obstacleOf, type Ask, type Obstacle } from '../../lib/graphql';
import type { Live } from '../../lib/live';
import type { Address } from '../address';
import { followStream, type Door } from '../stream';
import { createCounts } from './counts';
import { placeRow } from './place-row';
import { questionOf, writeView, type Tab } from './view';

/** Rows a page. */
const PAGE = 30;

export type ListState = 'loading' | 'ready' | Obstacle;

export interface Follower {
  /** Hears of every change of an order, in their order. */
  hear(order: OrderRowFragment, eventNumber: number): void;
  /** Changes were missed that nobody can name: read again what is open. */
  onGap(): void;
}

/** The orders of the view in the address, page after page, kept true by the stream. */
export interface OrderList {
  rows: ReadonlySignal<OrderRowFragment[]>;
  state: ReadonlySignal<ListState>;
  /** Orders in the whole list, on all pages. */
  total: ReadonlySignal<number>;
  hasMore: ReadonlySignal<boolean>;
  isLoadingMore: ReadonlySignal<boolean>;
  /** Ids of the rows that came or changed under the reader's eyes. */
  fresh: ReadonlySignal<ReadonlySet<string>>;
  countOf(tab: Tab): number | undefined;
  /** Reads the first page; resolves with the event cursor that it was read at. */
  load(): Promise<string | null>;
  more(): Promise<void>;
  /** An order changed, or came: it is shown where it belongs. */
  take(row: OrderRowFragment): void;
  /** Loads at each change of the address and listens to the shop, until what comes back is called. */
  follow(live: Live, door: Door, follower: Follower): () => void;
}

export function createOrderList(ask: Ask, address: Address): OrderList {
  const rows = signal<OrderRowFragment[]>([]);
  const state = signal<ListState>('loading');
  const total = signal(0);
  const nextAfter = signal<string | null>(null);
  const isLoadingMore = signal(false);
  const fresh = signal<ReadonlySet<string>>(new Set());
  const counts = createCounts(ask);
  /** What the list is of, as one value: an answer to an older question is thrown away. */
  const subject = computed(() => writeView(address.place.value).toString());

  const askPage = async (after: string | null) => {
    const asked = subject.peek();
    const page = await ask(Orders, { first: PAGE, after, ...questionOf(address.place.peek()) });
    return asked === subject.peek() ? page : null;
  };

  const load = async () => {
    const asked = subject.peek();
    state.value = 'loading';
    try {
      const page = await askPage(null);
      if (!page) return null;
      const { nodes, totalCount, pageInfo, cursor } = page.orders;
      rows.value = nodes;
      total.value = totalCount;
      nextAfter.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      fresh.value = new Set();
      counts.become(page.orderCounts);
      state.value = 'ready';
      return cursor;
    } catch (error) {
      if (asked === subject.peek()) state.value = obstacleOf(error);
      return null;
    }
  };

  const more = async () => {
    if (nextAfter.peek() === null || isLoadingMore.peek()) return;
    isLoadingMore.value = true;
    try {
      const page = await askPage(nextAfter.peek());
      if (!page) return;
      const known = new Set(rows.peek().map(({ id }) => id));
      rows.value = [...rows.peek(), ...page.orders.nodes.filter(({ id }) => !known.has(id))];
      nextAfter.value = page.orders.pageInfo.hasNextPage ? page.orders.pageInfo.endCursor : null;
    } catch {
      // The button stays: pressing it again is the way out.
    } finally {
      isLoadingMore.value = false;
    }
  };

  const take = (row: OrderRowFragment) => {
    const before = rows.peek();
    const shown = { view: address.place.peek(), isWholeList: nextAfter.peek() === null };
    const after = placeRow(before, row, shown);
    if (after === before) return;
    rows.value = after;
    total.value += after.length - before.length;
    fresh.value = new Set([...fresh.peek(), row.id]);
  };

  return {
    rows,
    state,
    total,
    hasMore: computed(() => nextAfter.value !== null),
    isLoadingMore,
    fresh,
    countOf: counts.of,
    load,
    more,
    take,
    follow(live, door, { hear, onGap }) {
      const stopStream = followStream(live, OrderEvents, {
        load,
        next({ orderEvents: { cursor, order, event } }) {
          take(order);
          hear(order, event.number);
          counts.refreshSoon();
          return cursor;
        },
        onGap,
        door,
      });
      let isFirst = true; // The stream has just loaded it.
      const stopLoading = effect(() => {
        void subject.value;
        if (!isFirst) void untracked(load);
        isFirst = false;
      });
      return () => {
        stopLoading();
        stopStream();
        rows.value = [];
        counts.become(null);
      };
    },
  };
}
