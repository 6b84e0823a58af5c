import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageConfig } from '../lib/config';
import { createFormat, type Format } from '../lib/format';
import { createAsk, Refused, type Ask } from '../lib/graphql';
import { openLive, type LinkState, type Live } from '../lib/live';
import { wordsIn, type Words } from '../lib/words';
import { createAddress, type Address } from './address';
import { createBell, type Bell } from './bell/bell';
import { createSheet, type Sheet } from './order/sheet';
import { createMailbox, type Mailbox } from './mail/mailbox';
import { createOrderList, type OrderList } from './orders/list';
import { createSession, type Session } from './session';
import { tellDoor, type Door } from './stream';

/** Everything a component may need, made once and handed down: no module of the panel has a state. */
export interface Desk {
  words: ReadonlySignal<Words>;
  format: ReadonlySignal<Format>;
  link: ReadonlySignal<LinkState>;
  address: Address;
  session: Session;
  list: OrderList;
  sheet: Sheet;
  bell: Bell;
  mailbox: Mailbox;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk that the component works at. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this component.');
  return desk;
}

/** Asks, and notices when the session is over or a right is gone. */
function createWatchedAsk(config: PageConfig, door: Door): Ask {
  const ask = createAsk(config);
  return async (operation, ...variables) => {
    try {
      return await ask(operation, ...variables);
    } catch (error) {
      if (error instanceof Refused) tellDoor(door, error.code);
      throw error;
    }
  };
}

export function createDesk(config: PageConfig): Desk {
  const link = signal<LinkState>('connecting');
  const address = createAddress();
  const door: Door = { onStranger: () => session.end(), onNarrowed: () => void session.refresh() };
  const ask = createWatchedAsk(config, door);
  const session = createSession(ask);

  const language = computed(() => {
    const own = session.viewer.value?.staff?.language;
    return own ? (own.startsWith('es') ? 'es' : 'en') : config.language;
  });
  const words = computed(() => wordsIn(language.value));
  const format = computed(() => {
    const timeZone = session.viewer.value?.shop.timeZone ?? config.timeZone;
    const locale = language.value === config.language ? config.locale : undefined;
    return createFormat({
      ...config,
      language: language.value,
      ...(timeZone ? { timeZone } : {}),
      ...(locale ? { locale } : { locale: language.value === 'es' ? 'es-CO' : 'en' }),
    });
  });

  const live = openLive({ path: config.graphqlUrl, onState: (state) => (link.value = state) });
  const list = createOrderList(ask, address);
  const sheet = createSheet(ask);
  const bell = createBell(ask);
  const mailbox = createMailbox(ask);
  effect(() => {
    document.documentElement.lang = language.value;
  });
  followShop({ live, door, session, list, sheet, bell });
  effect(() => {
    if (link.value === 'live') untracked(() => readAgain(list, sheet, address));
  });
  return { words, format, link, address, session, list, sheet, bell, mailbox };
}

/** The connection is back: whatever could not be read without it is read now. */
function readAgain(list: OrderList, sheet: Sheet, address: Address): void {
  const { order } = address.place.value;
  if (list.state.value === 'unreachable') void list.load();
  if (sheet.state.value === 'unreachable' && order) void sheet.open(order);
}

interface Followed extends Pick<Desk, 'session' | 'list' | 'sheet' | 'bell'> {
  live: Live;
  door: Door;
}

/** While somebody may see orders: the list and the bell, loaded once and then kept true by the streams.
 *  Somebody with other rights sees other things: all of it begins anew. */
function followShop({ live, door, session, list, sheet, bell }: Followed): void {
  const isLoggedIn = computed(() => Boolean(session.viewer.value));
  const rights = computed(() => session.viewer.value?.rights.join(' ') ?? '');
  const { hear, refresh } = sheet;
  effect(() => {
    if (!rights.value.includes('SEE_ORDERS')) return undefined;
    untracked(refresh);
    const stops = [list.follow(live, door, { hear, onGap: refresh }), bell.follow(live, door)];
    return () => {
      for (const stop of stops) stop();
    };
  });
  effect(() => (isLoggedIn.value ? sheet.close : undefined));
}
