import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { Letter, Letters } from '../../gql/letters';
import type { LetterRowFragment, LetterSheetFragment } from '../../gql/types';
import { obstacleOf, type Ask, type Obstacle } from '../../lib/graphql';

/** Rows a page. */
const PAGE = 30;

export type MailState = 'loading' | 'ready' | 'missing' | Exclude<Obstacle, 'refused'>;

/** The shop's letters, newest first, and the one that is open. They are read when somebody looks. */
export interface Mailbox {
  rows: ReadonlySignal<LetterRowFragment[]>;
  /** Letters on all pages. */
  total: ReadonlySignal<number>;
  hasMore: ReadonlySignal<boolean>;
  state: ReadonlySignal<MailState>;
  letter: ReadonlySignal<LetterSheetFragment | null>;
  letterState: ReadonlySignal<MailState>;
  load(): Promise<void>;
  more(): Promise<void>;
  open(id: string): Promise<void>;
}

const troubleOf = (error: unknown): MailState => {
  const obstacle = obstacleOf(error);
  return obstacle === 'refused' ? 'missing' : obstacle;
};

export function createMailbox(ask: Ask): Mailbox {
  const rows = signal<LetterRowFragment[]>([]);
  const total = signal(0);
  const nextAfter = signal<string | null>(null);
  const state = signal<MailState>('loading');
  const letter = signal<LetterSheetFragment | null>(null);
  const letterState = signal<MailState>('loading');

  const read = async (after: string | null) => {
    state.value = 'loading';
    try {
      const { letters } = await ask(Letters, { first: PAGE, after });
      rows.value = after === null ? letters.nodes : [...rows.peek(), ...letters.nodes];
      total.value = letters.totalCount;
      nextAfter.value = letters.pageInfo.hasNextPage ? letters.pageInfo.endCursor : null;
      state.value = 'ready';
    } catch (error) {
      state.value = troubleOf(error);
    }
  };

  return {
    rows,
    total,
    hasMore: computed(() => nextAfter.value !== null),
    state,
    letter,
    letterState,
    load: () => read(null),
    more: async () => {
      if (nextAfter.peek() !== null && state.peek() !== 'loading') await read(nextAfter.peek());
    },
    async open(id) {
      if (letter.peek()?.id !== id) letter.value = null;
      letterState.value = 'loading';
      try {
        const { node } = await ask(Letter, { id });
        letter.value = node?.__typename === 'Letter' ? node : null;
        letterState.value = letter.peek() ? 'ready' : 'missing';
      } catch (error) {
        letterState.value = troubleOf(error);
      }
    },
  };
}
