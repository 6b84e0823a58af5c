import type { Words } from '../es';

/** The bell, the alarm, and how they are heard, in English. */
export const bell: Words['bell'] = {
  title: 'Notifications',
  open: (unread) => (unread === 0 ? 'Notifications' : `Notifications: ${unread} unread`),
  unread: 'Unread',
  markAll: 'Mark all as read',
  empty: 'New orders and payments will show up here.',

  preferences: 'Preferences',
  loading: 'Loading your preferences…',
  onThisDevice: 'On this device',
  sound: 'Play a sound',
  desktop: 'Show system notifications',
  blocked: 'The browser does not allow notifications. Turn them on in its settings for this site.',
  unsupported: 'This browser cannot show notifications here.',
  howToHear: 'How we tell you',
  delivery: { BELL: 'Bell', LETTER: 'E-mail', BOTH: 'Bell and e-mail', NONE: 'Nothing' },
};

export const alarm: Words['alarm'] = {
  title: 'Orders that nobody accepted',
  badge: 'Not accepted',
  waiting: (count) =>
    count === 1 ? 'One order waits for you to accept it:' : `${count} orders wait for you to accept them:`,
  since: (moment) => `since ${moment}`,
  more: (count) => `and ${count} more`,
  onOrder: (moment) => `Alarm since ${moment}: this order waits for you to accept it`,
};
