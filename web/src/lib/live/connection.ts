/**
 * One socket, from its greeting to its close, by the rules of `graphql-transport-ws`.
 *
 * A socket that cannot be made, is never greeted or falls silent is closed with 1006, as the browser
 * does when the network breaks off: the owner hears of every end, once, in one way.
 */

export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** How a socket was closed, and for how long it had been greeted. Milliseconds; `null` for never. */
export interface Closing {
  code: number;
  reason: string;
  heldFor: number | null;
}

export interface Ears {
  greeted(): void;
  heard(message: Message): void;
  closed(closing: Closing): void;
}

export interface Connection {
  send(message: Message): void;
  /** Closes it without a word to the owner. */
  close(): void;
}

/** The time for the greeting; the silence before the page asks whether the server is still there; and
 *  the time for an answer to that. Milliseconds. */
const GREETED_WITHIN = 10_000;
const PING_AFTER = 15_000;
const PONG_WITHIN = 5_000;

const BROKEN_OFF = 1006;

/** The address of the socket for a path of this host. */
export function socketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return address.href;
}

/** A socket; `undefined` where the browser, or what guards it, has none to give. */
function makeSocket(path: string): WebSocket | undefined {
  try {
    return new WebSocket(socketAddress(path), 'graphql-transport-ws');
  } catch {
    return undefined;
  }
}

export function connect(path: string, ears: Ears): Connection {
  const socket = makeSocket(path);
  let timer: ReturnType<typeof setTimeout>;
  let greetedAt: number | null = null;
  let isOver = false;

  const wait = (delay: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const send = (message: Message) => socket?.send(JSON.stringify(message));
  const leave = () => {
    isOver = true;
    clearTimeout(timer);
    socket?.close();
  };
  const end = (code: number, reason = '') => {
    if (isOver) return;
    leave();
    ears.closed({ code, reason, heldFor: greetedAt === null ? null : Date.now() - greetedAt });
  };
  const attend = () =>
    wait(PING_AFTER, () => {
      send({ type: 'ping' });
      wait(PONG_WITHIN, () => end(BROKEN_OFF));
    });
  const hear = (message: Message) => {
    if (message.type === 'ping') send({ type: 'pong' });
    else if (message.type === 'connection_ack') {
      greetedAt = Date.now();
      ears.greeted();
    } else if (message.type !== 'pong') ears.heard(message);
  };

  wait(socket ? GREETED_WITHIN : 0, () => end(BROKEN_OFF));
  if (socket) {
    socket.onopen = () => send({ type: 'connection_init' });
    socket.onclose = ({ code, reason }) => end(code, reason);
    socket.onmessage = ({ data }) => {
      if (isOver) return;
      attend();
      hear(JSON.parse(String(data)) as Message);
    };
  }
  return { send, close: leave };
}
