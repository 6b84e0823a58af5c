import { signal, type ReadonlySignal } from '@preact/signals';
import { AddApiKey, EndOtherSessions, OwnSessions, ShopSettings } from '../../gql/settings';
import type {
  AddApiKeyInput,
  Operation,
  OwnSessionFragment,
  ProblemFragment,
  ShopSettingsQuery,
} from '../../gql/types';
import { messageOf, obstacleOf, Refused, type Ask, type Obstacle } from '../../lib/graphql';
import type { Problem } from '../order/sheet';

interface Outcome {
  outcome: { userErrors: ProblemFragment[] };
}

type Change<Input> = Operation<Outcome, { input: Input }>;

/** The settings of the shop, and one's own sessions; read when somebody looks. Every change comes back
 *  with why it was not made: empty when it was, and then everything was read again. */
export interface Settings {
  /** `null` until they are read, and for whoever may not see them. */
  shop: ReadonlySignal<ShopSettingsQuery | null>;
  sessions: ReadonlySignal<OwnSessionFragment[]>;
  state: ReadonlySignal<'loading' | 'ready' | Obstacle>;
  /** The API key that was just made; it is told once and forgotten with the page. */
  newKey: ReadonlySignal<string | null>;
  load(mayKeepShop: boolean): Promise<void>;
  change<Input>(mutation: Change<Input>, input: Input): Promise<Problem[]>;
  addKey(input: AddApiKeyInput): Promise<Problem[]>;
  endOtherSessions(): Promise<Problem[]>;
  close(): void;
}

const problemOf = (error: unknown): Problem => ({
  code: error instanceof Refused ? error.code : 'UNREACHABLE',
  message: messageOf(error),
  field: null,
});

export function createSettings(ask: Ask): Settings {
  const shop = signal<ShopSettingsQuery | null>(null);
  const sessions = signal<OwnSessionFragment[]>([]);
  const state = signal<'loading' | 'ready' | Obstacle>('loading');
  const newKey = signal<string | null>(null);
  let mayKeepShop = false;

  const read = async () => {
    try {
      const [own, all] = await Promise.all([ask(OwnSessions), mayKeepShop ? ask(ShopSettings) : null]);
      sessions.value = own.sessions;
      shop.value = all;
      state.value = 'ready';
    } catch (error) {
      state.value = obstacleOf(error);
    }
  };
  const settle = async <Answer extends Outcome>(
    asking: Promise<Answer>,
    onDone?: (answer: Answer) => void,
  ) => {
    try {
      const answer = await asking;
      const { userErrors } = answer.outcome;
      if (userErrors.length === 0) onDone?.(answer);
      await read(); // Also after a refusal: what is on the screen may be old.
      return userErrors;
    } catch (error) {
      return [problemOf(error)];
    }
  };

  return {
    shop,
    sessions,
    state,
    newKey,
    load(isKeeper) {
      mayKeepShop = isKeeper;
      return read();
    },
    change: (mutation, input) => settle(ask(mutation, { input } as never)),
    addKey: (input) => settle(ask(AddApiKey, { input }), ({ outcome }) => (newKey.value = outcome.key)),
    endOtherSessions: () => settle(ask(EndOtherSessions)),
    close() {
      shop.value = null;
      sessions.value = [];
      newKey.value = null;
      state.value = 'loading';
    },
  };
}
