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
  /** Asks who this is, and what they may do now. */
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
  let isLeaving = false;
  let asking: Promise<void> | undefined;

  const become = (next: MeFragment | null) => {
    if (viewer.peek() && !next && !isLeaving) wasEnded.value = true;
    viewer.value = next;
  };
  const askWho = async () => {
    isUnreachable.value = false;
    try {
      become((await ask(Viewer)).viewer);
    } catch {
      // Whoever is at work goes on with what is known.
      isUnreachable.value = !viewer.peek();
    } finally {
      asking = undefined;
    }
  };

  return {
    viewer,
    wasEnded,
    isUnreachable,
    refresh: () => (asking ??= askWho()),
    async logIn(email, password) {
      const { logIn } = await ask(LogIn, { input: { email, password } });
      if (logIn.viewer) {
        wasEnded.value = false;
        viewer.value = logIn.viewer;
      }
      return logIn.userErrors;
    },
    async logOut() {
      isLeaving = true; // The streams may hear of it before the answer is here.
      try {
        await ask(LogOut);
        become(null);
      } finally {
        isLeaving = false;
      }
    },
    end: () => become(null),
  };
}
