/**
 * Subscriptions that heal by themselves.
 *
 * A stream ends only when its owner stops it or the server refuses it. A lost network, a restarted
 * server, a frozen socket or a stream that the server closed are followed by another try, for ever,
 * when the server asked for it or after a growing wait. Each try asks with the variables of that
 * moment, so that a stream with a cursor goes on exactly where it was: the server replays what was
 * missed.
 */
import type { Operation } from '../../gql/types';
import { delayOf, hopefulWait } from '../backoff';
import { endingOfErrors, isFinal, type Ending } from './endings';
import { openLine } from './line';
import type { Result } from './transport';

/** What a person is told about the connection. */
export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'offline';

export interface LiveOptions {
  /** The path of the API on this host. */
  path: string;
  /** Called at each change of the connection. */
  onState?: (state: LinkState) => void;
}

export interface Listener<Data> {
  next(data: Data): void;
  /** The server said no and another try would not help; `code` as in `UserError.code`. */
  refused?(code: string): void;
}

export interface Live {
  /** Starts a stream; the function that comes back stops it. `variables` is asked at each try. */
  listen<Data, Variables extends Record<string, unknown>>(
    operation: Operation<Data, Variables>,
    variables: () => Variables,
    listener: Listener<Data>,
  ): () => void;
}

/** A try that lasted this long was a good one: the next is not made to wait for it. Milliseconds. */
const LASTING = 10_000;

type Standing = 'new' | 'open' | 'broken';

/** Tells the state of all streams together, at each change of it. */
function createTeller(onState: LiveOptions['onState']) {
  const streams = new Map<object, Standing>();
  let told: LinkState | undefined;
  let wasLive = false;

  const find = (): LinkState => {
    const standings = [...streams.values()];
    if (!navigator.onLine) return 'offline';
    if (standings.includes('open') && !standings.includes('broken')) return 'live';
    return wasLive ? 'reconnecting' : 'connecting';
  };
  const tell = () => {
    const state = find();
    if (streams.size === 0 || state === told) return;
    wasLive ||= state === 'live';
    told = state;
    onState?.(state);
  };
  return {
    tell,
    become(stream: object, standing: Standing) {
      streams.set(stream, standing);
      tell();
    },
    forget(stream: object) {
      streams.delete(stream);
      if (streams.size === 0) [told, wasLive] = [undefined, false];
      tell();
    },
  };
}

export function openLive({ path, onState }: LiveOptions): Live {
  const line = openLine(path);
  const teller = createTeller(onState);
  addEventListener('offline', () => {
    line.drop({});
    teller.tell();
  });

  return {
    listen(operation, variables, { next, refused }) {
      const stream = {};
      let isStopped = false;
      let tries = 0;
      let openedAt: number | undefined;
      let stopTry = () => {};

      const stop = () => {
        isStopped = true;
        stopTry();
        teller.forget(stream);
      };
      const again = async (ending: Ending) => {
        if (isFinal(ending)) {
          stop();
          refused?.(String(ending.code));
          return;
        }
        teller.become(stream, 'broken');
        if (openedAt !== undefined && Date.now() - openedAt > LASTING) tries = 0;
        await hopefulWait(Math.max(ending.retryIn ?? 0, delayOf(tries++)));
        if (!isStopped) start();
      };
      const take = ({ data, errors }: Result) => {
        if (data) return next(data as never);
        stopTry();
        void again(endingOfErrors(errors ?? []));
      };
      const start = () => {
        openedAt = undefined;
        stopTry = line.subscribe(
          { query: operation as string, variables: variables() },
          {
            opened() {
              openedAt = Date.now();
              teller.become(stream, 'open');
            },
            next: take,
            ended: (ending) => void again(ending),
          },
        );
      };
      teller.become(stream, 'new');
      start();
      return stop;
    },
  };
}
