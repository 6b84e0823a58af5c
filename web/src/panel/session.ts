import { signal, type ReadonlySignal } from '@preact/signals';
import { LogIn, LogOut, Viewer } from '../gql/session';
import type { MeFragment, ProblemFragment } from '../gql/types';
import type { Ask } from '../lib/graphql';

export interface Session {
  /** `undefined` until the server has answered, `null` for a stranger. */
  viewer: ReadonlySignal<MeFragment | null | undefined>;
  /** Whether a session ended while the page was open. */
  wasEnded: ReadonlySignal<boolean>;
  /** Whether the server could not be asked who this is. */
  isUnreachable: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  logIn(email: string, password: string): Promise<ProblemFragment[]>;
  logOut(): Promise<void>;
  /** The server does not know this session any more. */
  end(): void;
}

export function createSession(ask: Ask): Session {
  const viewer = signal<MeFragment | null | undefined>(undefined);
  const wasEnded = signal(false);
  const isUnreachable = signal(false);

  return {
    viewer,
    wasEnded,
    isUnreachable,
    async refresh() {
      isUnreachable.value = false;
      try {
        viewer.value = (await ask(Viewer)).viewer;
      } catch {
        isUnreachable.value = true;
      }
    },
    async logIn(email, password) {
      const { logIn } = await ask(LogIn, { input: { email, password } });
      if (logIn.viewer) {
        wasEnded.value = false;
        viewer.value = logIn.viewer;
      }
      return logIn.userErrors;
    },
    async logOut() {
      await ask(LogOut);
      viewer.value = null;
    },
    end() {
      if (viewer.value) wasEnded.value = true;
      viewer.value = null;
    },
  };
}
