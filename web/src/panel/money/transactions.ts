import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { Transactions as TransactionsQuery } from '../../gql/transactions';
import type { TransactionRowFragment } from '../../gql/types';
import { obstacleOf, type Ask, type Obstacle } from '../../lib/graphql';
import type { Address } from '../address';
import { moneyFilterOf } from './view';

/** Rows a page. */
const PAGE = 50;

/** The shop's movements of money as the address narrows them, newest first; read when somebody looks. */
export interface Transactions {
  rows: ReadonlySignal<TransactionRowFragment[]>;
  /** Rows on all pages. */
  total: ReadonlySignal<number>;
  hasMore: ReadonlySignal<boolean>;
  state: ReadonlySignal<'loading' | 'ready' | Obstacle>;
  /** What is asked for, as one value: it changes with the filters. */
  subject: ReadonlySignal<string>;
  load(): Promise<void>;
  more(): Promise<void>;
}

export function createTransactions(ask: Ask, address: Address): Transactions {
  const rows = signal<TransactionRowFragment[]>([]);
  const total = signal(0);
  const nextAfter = signal<string | null>(null);
  const state = signal<'loading' | 'ready' | Obstacle>('loading');
  const filter = computed(() => moneyFilterOf(address.place.value));
  const subject = computed(() => JSON.stringify(filter.value));

  const read = async (after: string | null) => {
    const asked = subject.peek();
    state.value = 'loading';
    try {
      const variables = { first: PAGE, after, filter: filter.peek() };
      const { transactions } = await ask(TransactionsQuery, variables);
      if (asked !== subject.peek()) return; // Somebody narrows on: the newer question is under way.
      rows.value = after === null ? transactions.nodes : [...rows.peek(), ...transactions.nodes];
      total.value = transactions.totalCount;
      nextAfter.value = transactions.pageInfo.hasNextPage ? transactions.pageInfo.endCursor : null;
      state.value = 'ready';
    } catch (error) {
      if (asked === subject.peek()) state.value = obstacleOf(error);
    }
  };

  return {
    rows,
    total,
    hasMore: computed(() => nextAfter.value !== null),
    state,
    subject,
    load: () => read(null),
    more: async () => {
      if (nextAfter.peek() !== null && state.peek() !== 'loading') await read(nextAfter.peek());
    },
  };
}
