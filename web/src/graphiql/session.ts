/** Who is logged in on this page. The cookie decides; the server is asked after each mutation. */
import { LogIn, LogOut, Viewer } from '../gql/session';
import type { MeFragment } from '../gql/types';
import { Refused, type Ask } from '../lib/graphql';

export interface Session {
  /** `undefined` until the server has answered, `null` without a session. */
  current(): MeFragment | null | undefined;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  /** Why not, in words; `undefined` when it worked. */
  logIn(email: string, password: string): Promise<string | undefined>;
  logOut(): Promise<void>;
}

export function createSession(ask: Ask): Session {
  const listeners = new Set<() => void>();
  let viewer: MeFragment | null | undefined;

  const become = (next: MeFragment | null) => {
    const changed = JSON.stringify(next) !== JSON.stringify(viewer);
    viewer = next;
    if (changed) for (const listener of listeners) listener();
  };

  return {
    current: () => viewer,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async refresh() {
      try {
        become((await ask(Viewer)).viewer);
      } catch {
        become(null);
      }
    },
    async logIn(email, password) {
      try {
        const { logIn } = await ask(LogIn, { input: { email, password } });
        if (logIn.viewer) become(logIn.viewer);
        return logIn.userErrors[0]?.message;
      } catch (error) {
        return error instanceof Refused ? error.message : '';
      }
    },
    async logOut() {
      await ask(LogOut).catch(() => undefined);
      await this.refresh();
    },
  };
}
