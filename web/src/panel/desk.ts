import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageConfig } from '../lib/config';
import { createFormat, type Format } from '../lib/format';
import { createAsk, Refused, type Ask } from '../lib/graphql';
import { openLive, type LinkState } from '../lib/live';
import { wordsIn, type Words } from '../lib/words';
import { createAddress, type Address } from './address';
import { createAlarm, type Alarm } from './alarm/alarm';
import { createBell, type Bell } from './bell/bell';
import { createConsent, type Consent } from './bell/consent';
import { createPreferences, type Preferences } from './bell/preferences';
import { createSheet, type Sheet } from './order/sheet';
import { createTransactions, type Transactions } from './money/transactions';
import { followShop, readAgain, serveThePerson } from './following';
import { createMailbox, type Mailbox } from './mail/mailbox';
import { createBulk, type Bulk } from './orders/bulk';
import { createOrderList, type OrderList } from './orders/list';
import { createMethods, type Methods } from './orders/methods';
import { createSavedViews, type SavedViews } from './orders/saved-views';
import { createSession, type Session } from './session';
import { createSettings, type Settings } from './settings/settings';
import { tellDoor, type Door } from './stream';

/** Everything a component may need, made once and handed down: no module of the panel has a state. */
export interface Desk {
  words: ReadonlySignal<Words>;
  format: ReadonlySignal<Format>;
  link: ReadonlySignal<LinkState>;
  address: Address;
  session: Session;
  list: OrderList;
  bulk: Bulk;
  methods: Methods;
  savedViews: SavedViews;
  sheet: Sheet;
  bell: Bell;
  alarm: Alarm;
  consent: Consent;
  preferences: Preferences;
  mailbox: Mailbox;
  transactions: Transactions;
  settings: Settings;
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
  const bulk = createBulk(ask, list);
  const methods = createMethods(ask);
  const savedViews = createSavedViews();
  const sheet = createSheet(ask);
  const alarm = createAlarm();
  const bell = createBell(ask, alarm.become);
  const consent = createConsent();
  const preferences = createPreferences(ask);
  const mailbox = createMailbox(ask);
  const transactions = createTransactions(ask, address);
  const settings = createSettings(ask);
  effect(() => {
    document.documentElement.lang = language.value;
  });
  followShop({ live, door, session, list, sheet, bell, alarm });
  serveThePerson({ session, bell, consent, savedViews, address });
  effect(() => {
    if (link.value === 'live') untracked(() => readAgain(list, sheet, address));
  });
  return {
    words,
    format,
    link,
    address,
    session,
    list,
    bulk,
    methods,
    savedViews,
    sheet,
    bell,
    alarm,
    consent,
    preferences,
    mailbox,
    transactions,
    settings,
  };
}
