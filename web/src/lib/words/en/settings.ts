import type { Words } from '../es';

/** The settings of the shop and of the person, in English. */
export const settings: Words['settings'] = {
  title: 'Settings',
  loading: 'Loading the settings…',
  saved: 'Saved.',
  save: 'Save',
  add: 'Add',
  on: 'Active',
  off: 'Inactive',
  turnOn: (name) => `Turn on ${name}`,
  turnOff: (name) => `Turn off ${name}`,

  shop: {
    title: 'Shop',
    name: 'Name',
    emails: 'E-mails that are told of orders',
    contactPhone: 'Phone for customers',
    contactEmail: 'E-mail for customers',
    address: 'Address',
    mapUrl: 'Link to the map',
    openingHours: 'Opening hours',
    color: 'Own colour (#rrggbb)',
    logoUrl: 'Link to the logo',
    acceptWithin: 'Minutes to accept an order (0: no alarm)',
    timeZone: 'Time zone',
    language: 'Language of the shop’s letters',
  },
  letters: 'See the letters that were written',
  languages: { es: 'Spanish', en: 'English' },

  methods: {
    title: 'Payment methods',
    add: 'Add a payment method',
    code: 'Code (capitals, digits and _)',
    nameEs: 'Name in Spanish',
    nameEn: 'Name in English',
    policy: 'When the money comes in',
    policies: { ONLINE: 'Through the gateway', PREPAID: 'Before dispatch', ON_DELIVERY: 'On delivery' },
  },

  staff: {
    title: 'Team',
    add: 'Add somebody',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    roleOf: (name) => `Role of ${name}`,
    language: 'Language',
    password: 'First password (10 characters or more)',
    lastLogIn: (moment) => `Last logged in: ${moment}`,
    neverIn: 'Never logged in',
    roles: { OWNER: 'Owner', ADMIN: 'Administrator', OPERATOR: 'Operator', PICKER: 'Picker' },
  },

  keys: {
    title: 'API keys',
    add: 'Make a key',
    name: 'Who uses it',
    scopes: { ORDERS_PLACE: 'Place orders', ORDERS_READ: 'See orders with contact data' },
    create: 'Make the key',
    once: 'Keep this key now: you will not see it again.',
    revoke: (name) => `Revoke the key ${name}`,
    revokeIt: 'Revoke',
    revoked: 'Revoked',
    empty: 'There are no keys yet.',
  },

  sessions: {
    title: 'Your sessions',
    current: 'This session',
    unknown: 'Program without a name',
    since: (moment) => `Opened: ${moment}`,
    end: (moment) => `End the session of ${moment}`,
    close: 'End',
    endOthers: 'End the other sessions',
  },
};
