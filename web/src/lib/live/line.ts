/**
 * The way by which a page's streams come: by socket, and by server-sent events where sockets fail.
 *
 * Sockets are given up when two in a row were not greeted or broke off at once, and the events come
 * through; a server that is away fails both, and is tried by turns. While events come, a socket is
 * tried beside them, first soon (it may have been a restart), later every few minutes, and the streams
 * move over once it is greeted.
 */
import { connect } from './connection';
import { openEvents } from './events';
import { openSocket } from './socket';
import type { Transport } from './transport';

/** Sockets in a row that may fail. */
const MOST_FAILED = 2;

/** The waits before a socket is tried again beside the events. Milliseconds. */
const FIRST_LOOK = 15_000;
const NEXT_LOOK = 300_000;

export function openLine(path: string): Transport {
  let failed = 0;
  let isByEvents = false;
  let look: ReturnType<typeof setTimeout> | undefined;
  let nextLook = FIRST_LOOK;

  const socket = openSocket(path, (wasBad) => {
    failed = wasBad && navigator.onLine ? failed + 1 : 0;
    isByEvents = failed >= MOST_FAILED;
  });
  const events = openEvents(path, {
    opened: () => lookLater(),
    failed: () => (isByEvents = false),
  });

  const lookLater = () => {
    look ??= setTimeout(tryASocket, nextLook);
    nextLook = NEXT_LOOK;
  };
  const tryASocket = () => {
    look = undefined;
    const trial = connect(path, {
      greeted() {
        trial.close();
        failed = MOST_FAILED - 1;
        isByEvents = false;
        events.drop({ retryIn: 0 });
      },
      heard: () => undefined,
      closed: lookLater,
    });
  };

  return {
    subscribe: (asked, sink) => (isByEvents ? events : socket).subscribe(asked, sink),
    drop(ending) {
      socket.drop(ending);
      events.drop(ending);
    },
  };
}
