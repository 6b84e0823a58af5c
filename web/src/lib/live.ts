/**
 * Subscriptions that heal by themselves, over `graphql-transport-ws`.
 *
 * A stream ends only when its owner stops it or the server refuses it. A lost network, a restarted
 * server, a frozen socket or a stream that the server closed are followed by another try, for ever,
 * with a growing wait. Each try asks with the variables of that moment, so that a stream with a
 * cursor goes on exactly where it was: the server replays what was missed.
 */
import { createClient } from 'graphql-ws/client';
import { delayOf, hopefulWait } from './backoff';
import type { Operation } from '../gql/types';

/** What a person is told about the connection. */
export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'offline';

export interface LiveOptions {
  /** The path of the API on this host. */
  path: string;
  /** Called at each change of the connection. */
  onState?: (state: LinkState) => void;
  /** For tests: a stand-in for the browser's socket. */
  webSocketImpl?: unknown;
}

export interface Listener<Result> {
  next(result: Result): void;
  /** The server said no and another try would not help; `code` as in `UserError.code`. */
  refused?(code: string): void;
}

export interface Live {
  /** Starts a stream; the function that comes back stops it. `variables` is asked at each try. */
  listen<Result, Variables extends Record<string, unknown>>(
    operation: Operation<Result, Variables>,
    variables: () => Variables,
    listener: Listener<Result>,
  ): () => void;
  /** Drops the connection and makes another at once, as after a log-in. */
  restart(): void;
}

/** Silence before the page asks whether the server is still there, and the time it gives it. Milliseconds. */
const PING_AFTER = 15_000;
const PONG_WITHIN = 5_000;

/** Codes after which trying again with the same rights and variables is of no use. */
const FINAL = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_CURSOR',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** Close codes by which the server says who may come in. */
const CLOSED_DOOR: Record<number, string> = { 4401: 'UNAUTHENTICATED', 4403: 'UNAUTHENTICATED' };

interface GraphQLFailure {
  message: string;
  extensions?: { code?: unknown };
}

/** The code that makes this end of a stream final, if there is one. */
function finalCodeOf(reason: unknown): string | undefined {
  if (Array.isArray(reason)) {
    const codes = (reason as GraphQLFailure[]).map((error) => String(error.extensions?.code ?? ''));
    return codes.find((code) => FINAL.has(code));
  }
  const code = (reason as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? CLOSED_DOOR[code] : undefined;
}

/** The address of the socket for a path of this host. */
export function socketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return address.href;
}

export function openLive({ path, onState, webSocketImpl }: LiveOptions): Live {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let wasLive = false;
  const tell = (state: LinkState) => onState?.(navigator.onLine ? state : 'offline');

  const client = createClient({
    url: () => socketAddress(path),
    webSocketImpl,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (tries) => hopefulWait(delayOf(tries)),
    connectionAckWaitTimeout: 10_000,
    keepAlive: PING_AFTER,
    on: {
      connecting: () => tell(wasLive ? 'reconnecting' : 'connecting'),
      connected: () => {
        wasLive = true;
        tell('live');
      },
      closed: () => {
        clearTimeout(pongTimer);
        tell('reconnecting');
      },
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_WITHIN);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  addEventListener('offline', () => client.terminate());

  return {
    restart: () => client.terminate(),
    listen(operation, variables, { next, refused }) {
      let stopped = false;
      let tries = 0;
      let stopTry = () => {};
      // The client asks for `payload.variables` again each time it sends the payload.
      const payload = {
        query: operation as string,
        get variables() {
          return variables();
        },
      };
      const again = async (reason?: unknown) => {
        if (stopped) return;
        const code = finalCodeOf(reason);
        if (code) return refused?.(code);
        await hopefulWait(delayOf(tries++));
        if (!stopped) start();
      };
      const start = () => {
        stopTry = client.subscribe(payload, {
          next: ({ data, errors }) => {
            if (!data) return errors && void again(errors);
            tries = 0;
            next(data as never);
          },
          error: (reason) => void again(reason),
          complete: () => void again(),
        });
      };
      start();
      return () => {
        stopped = true;
        stopTry();
      };
    },
  };
}
