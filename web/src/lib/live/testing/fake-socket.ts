/** The server's end of the wire, as a stand-in for the browser's socket: greets, and notes what is asked. */
interface Message {
  type: string;
  id?: string;
  payload?: { variables?: { after: string | null } };
}

/** What the network does to the sockets that are made from now on. */
export type Weather = 'fair' | 'blocked' | 'ungreeted' | 'thrown' | 'cut';

export class FakeSocket {
  static all: FakeSocket[] = [];
  static weather: Weather = 'fair';
  static get newest(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket;
  }
  /** The cursors that were asked after, on all sockets, in their order. */
  static get asked(): (string | null | undefined)[] {
    return FakeSocket.all.flatMap(({ asked }) => asked.map(({ payload }) => payload?.variables?.after));
  }

  isFrozen = false;
  isOpen = true;
  asked: Message[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number; reason: string }) => void;

  constructor() {
    if (FakeSocket.weather === 'thrown') throw new Error('no sockets here');
    FakeSocket.all.push(this);
    if (FakeSocket.weather === 'blocked') setTimeout(() => this.break());
    else setTimeout(() => this.onopen?.());
  }

  send(text: string) {
    const message = JSON.parse(text) as Message;
    if (message.type === 'ping' && !this.isFrozen) this.reply({ type: 'pong' });
    if (message.type === 'connection_init' && FakeSocket.weather !== 'ungreeted') {
      this.reply({ type: 'connection_ack' });
      if (FakeSocket.weather === 'cut') setTimeout(() => this.break(), 1);
    }
    if (message.type === 'subscribe') this.asked.push(message);
  }

  reply(message: object) {
    setTimeout(() => this.say(message));
  }

  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  answer(type: 'next' | 'error' | 'complete', payload?: unknown) {
    this.say({ type, id: this.asked.at(-1)?.id, payload });
  }

  /** The page closes it. */
  close() {
    this.isOpen = false;
  }

  /** It is closed from the other side. */
  break(code = 1006, reason = '') {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.onclose?.({ code, reason });
  }
}
