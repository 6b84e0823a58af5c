import { signal } from '@preact/signals';
import { OrderCounts } from '../../gql/orders';
import type { CountsFragment } from '../../gql/types';
import type { Ask } from '../../lib/graphql';
import type { Tab } from './view';

/** Events come in bursts: the numbers are asked for once a burst. Milliseconds. */
const BURST = 400;

/** The numbers on the tabs. */
export interface Counts {
  /** `undefined` until they are known. */
  of(tab: Tab): number | undefined;
  become(counts: CountsFragment | null): void;
  /** Something changed: ask again, soon. */
  refreshSoon(): void;
}

export function createCounts(ask: Ask): Counts {
  const counts = signal<CountsFragment | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    of(tab) {
      if (!counts.value) return undefined;
      if (tab === 'ALL') return counts.value.all;
      if (tab === 'TO_COLLECT') return counts.value.toCollect;
      return counts.value.byStatus.find(({ status }) => status === tab)?.count ?? 0;
    },
    become: (next) => (counts.value = next),
    refreshSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        ask(OrderCounts).then(
          ({ orderCounts }) => (counts.value = orderCounts),
          () => undefined, // The next burst, or the next page, brings them.
        );
      }, BURST);
    },
  };
}
