/** Streams by one socket for all of them, which is there as long as anybody listens. */
import { connect, type Closing, type Connection, type Message } from './connection';
import { endingOfClose, endingOfErrors, type Ending, type GraphQLFailure } from './endings';
import type { Asked, Result, Sink, Transport } from './transport';

/** Shorter than this, a socket that broke off was no good. Milliseconds. */
const HELD = 10_000;

/** Whether the network seems to be against sockets: never greeted, or broken off soon after. A close
 *  code of the server's own says the contrary. */
function isBad({ code, heldFor }: Closing): boolean {
  return heldFor === null || (code === 1006 && heldFor < HELD);
}

/** `onClosed` hears how each socket ended that the page did not close itself. */
export function openSocket(path: string, onClosed: (wasBad: boolean) => void): Transport {
  const streams = new Map<string, { asked: Asked; sink: Sink }>();
  let connection: Connection | undefined;
  let isGreeted = false;
  let lastId = 0;

  const begin = (id: string) => {
    const stream = streams.get(id);
    connection?.send({ id, type: 'subscribe', payload: stream?.asked });
    stream?.sink.opened();
  };
  const forget = () => {
    connection = undefined;
    isGreeted = false;
  };
  const endOne = (id: string, ending: Ending) => {
    const stream = streams.get(id);
    streams.delete(id);
    stream?.sink.ended(ending);
  };
  const endAll = (ending: Ending) => {
    forget();
    for (const id of [...streams.keys()]) endOne(id, ending);
  };
  const ears = {
    greeted() {
      isGreeted = true;
      for (const id of streams.keys()) begin(id);
    },
    heard({ type, id = '', payload }: Message) {
      if (type === 'next') streams.get(id)?.sink.next(payload as Result);
      else if (type === 'error') endOne(id, endingOfErrors(payload as GraphQLFailure[]));
      else if (type === 'complete') endOne(id, {});
    },
    closed(closing: Closing) {
      onClosed(isBad(closing));
      endAll(endingOfClose(closing.code, closing.reason));
    },
  };

  return {
    subscribe(asked, sink) {
      const id = String(++lastId);
      streams.set(id, { asked, sink });
      if (isGreeted) begin(id);
      else connection ??= connect(path, ears);
      return () => {
        if (!streams.delete(id)) return;
        if (isGreeted) connection?.send({ id, type: 'complete' });
        if (streams.size > 0) return;
        connection?.close();
        forget();
      };
    },
    drop(ending) {
      connection?.close();
      endAll(ending);
    },
  };
}
