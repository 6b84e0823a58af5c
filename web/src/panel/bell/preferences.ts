import { signal, type ReadonlySignal } from '@preact/signals';
import { Preferences as PreferencesQuery, SetPreference } from '../../gql/bell';
import type { NotificationDelivery, NotificationKind, PreferenceFragment } from '../../gql/types';
import { obstacleOf, type Ask, type Obstacle } from '../../lib/graphql';

/** How the person hears of each kind of news; the same on every device. */
export interface Preferences {
  kinds: ReadonlySignal<PreferenceFragment[]>;
  state: ReadonlySignal<'loading' | 'ready' | Obstacle>;
  load(): Promise<void>;
  /** Shows the choice at once, and takes it back when it cannot be kept; resolves with what went wrong. */
  choose(kind: NotificationKind, delivery: NotificationDelivery): Promise<Obstacle | null>;
}

export function createPreferences(ask: Ask): Preferences {
  const kinds = signal<PreferenceFragment[]>([]);
  const state = signal<'loading' | 'ready' | Obstacle>('loading');

  const show = (kind: NotificationKind, delivery: NotificationDelivery) => {
    kinds.value = kinds.peek().map((known) => (known.kind === kind ? { ...known, delivery } : known));
  };

  return {
    kinds,
    state,
    async load() {
      try {
        kinds.value = (await ask(PreferencesQuery)).viewer?.staff?.notificationPreferences ?? [];
        state.value = 'ready';
      } catch (error) {
        state.value = obstacleOf(error);
      }
    },
    async choose(kind, delivery) {
      const before = kinds.peek().find((known) => known.kind === kind)?.delivery;
      show(kind, delivery);
      try {
        const answer = (await ask(SetPreference, { input: { kind, delivery } })).setNotificationPreference;
        if (answer.notificationPreferences) return null;
      } catch (error) {
        if (before) show(kind, before);
        return obstacleOf(error);
      }
      if (before) show(kind, before);
      return 'refused';
    },
  };
}
