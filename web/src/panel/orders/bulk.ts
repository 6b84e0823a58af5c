import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { AcceptOne, AdvanceOne } from '../../gql/bulk';
import type { OrderRowFragment } from '../../gql/types';
import { messageOf, type Ask } from '../../lib/graphql';
import type { OrderList } from './list';

export type Step = 'ACCEPT' | 'ADVANCE';

/** How it went for one order: done when there is no problem; an empty one means no answer came. */
export interface Result {
  id: string;
  number: number;
  statusLabel: string;
  problem: string | null;
}

export interface Run {
  step: Step;
  total: number;
  results: Result[];
  isOver: boolean;
}

/** The orders that somebody chose, and one step for all of them. */
export interface Bulk {
  /** The chosen ones among the rows on the screen, in their order. */
  chosen: ReadonlySignal<OrderRowFragment[]>;
  /** The last run, until it is put away. */
  run: ReadonlySignal<Run | null>;
  toggle(id: string): void;
  chooseAll(): void;
  clear(): void;
  /** One order after the other; those that were refused stay chosen. */
  start(step: Step): Promise<void>;
  /** Ends a run after the order in hand, and puts away what it tells. */
  close(): void;
}

export function createBulk(ask: Ask, { rows, take }: Pick<OrderList, 'rows' | 'take'>): Bulk {
  const ids = signal<ReadonlySet<string>>(new Set());
  const run = signal<Run | null>(null);
  const chosen = computed(() => rows.value.filter(({ id }) => ids.value.has(id)));

  const drop = (id: string) => (ids.value = new Set([...ids.peek()].filter((other) => other !== id)));

  const carryOut = async (step: Step, { id, number, version, statusLabel }: OrderRowFragment) => {
    const input = { orderId: id, expectedVersion: version };
    const { outcome } = await (step === 'ACCEPT' ? ask(AcceptOne, { input }) : ask(AdvanceOne, { input }));
    if (outcome.order) take(outcome.order);
    const problem = outcome.userErrors[0]?.message ?? null;
    return { id, number, statusLabel: outcome.order?.statusLabel ?? statusLabel, problem };
  };
  const tryOne = async (step: Step, row: OrderRowFragment): Promise<Result> => {
    try {
      return await carryOut(step, row);
    } catch (error) {
      return { id: row.id, number: row.number, statusLabel: row.statusLabel, problem: messageOf(error) };
    }
  };

  return {
    chosen,
    run,
    toggle: (id) => (ids.peek().has(id) ? drop(id) : (ids.value = new Set([...ids.peek(), id]))),
    chooseAll: () => (ids.value = new Set(rows.peek().map(({ id }) => id))),
    clear: () => (ids.value = new Set()),
    async start(step) {
      const orders = chosen.peek();
      if (orders.length === 0 || run.peek()) return;
      let now: Run = { step, total: orders.length, results: [], isOver: false };
      run.value = now;
      for (const row of orders) {
        const result = await tryOne(step, row);
        if (result.problem === null) drop(row.id);
        if (run.peek() !== now) return; // It was closed: nothing more is begun.
        const results = [...now.results, result];
        now = { ...now, results, isOver: results.length === orders.length };
        run.value = now;
      }
    },
    close: () => (run.value = null),
  };
}
