/** The ready examples: the documents stand in `examples/*.graphql`, here is what goes with them. */
import type { PageConfig } from '../lib/config';
import type { Given, Group } from './group';
import { SETTINGS } from './settings-examples';

export type { Given } from './group';

export interface Example {
  name: string;
  title: string;
  query: string;
  /** JSON, ready for the editors. */
  variables: string;
  headers: string;
}

export interface ExampleGroup {
  title: string;
  examples: Example[];
}

const DOCUMENTS = import.meta.glob<string>('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const onOrder =
  (more: object = {}) =>
  ({ orderId = '' }: Given) => ({ input: { orderId, ...more } });

/** A number that no order has had yet, so that each new tab places a new order. */
const newExternalId = () => `GQL-${Date.now().toString(36).toUpperCase()}`;

const placeOrder = () => ({
  input: {
    externalId: newExternalId(),
    customer: { name: 'Laura Restrepo', phone: '+573004567890', email: 'laura@example.com' },
    city: 'Medellín',
    paymentMethod: 'CASH_ON_DELIVERY',
    dispatch: { method: 'DELIVERY', address: 'Carrera 43A # 18 Sur-135' },
    lines: [
      { sku: 'CAF-500', name: 'Café de Jardín, 500 g', quantity: 2, unitPrice: '38000' },
      { sku: 'PAN-250', name: 'Panela orgánica, 250 g', quantity: 1, unitPrice: '9500' },
    ],
    shippingCost: '8500',
    total: '94000',
    currencyCode: 'COP',
  },
});

const GROUPS: Group[] = [
  {
    es: 'Sesión',
    en: 'Session',
    entries: {
      'log-in': {
        es: 'Iniciar sesión',
        en: 'Log in',
        variables: ({ email = '', password = '' }) => ({ input: { email, password } }),
      },
      viewer: { es: '¿Quién soy?', en: 'Who am I?' },
      'log-out': { es: 'Cerrar sesión', en: 'Log out' },
    },
  },
  {
    es: 'Consultas',
    en: 'Queries',
    entries: {
      orders: { es: 'Mis órdenes', en: 'List orders', variables: () => ({ first: 20, filter: {} }) },
      order: {
        es: 'Una orden y sus acciones',
        en: 'One order and its actions',
        variables: ({ orderId = '' }) => ({ orderId }),
      },
      'order-counts': { es: 'Órdenes por estado', en: 'Orders by status' },
      transactions: { es: 'Transacciones', en: 'Transactions', variables: () => ({ first: 20 }) },
      notifications: { es: 'Notificaciones', en: 'Notifications', variables: () => ({ first: 10 }) },
      letters: { es: 'Correos', en: 'Letters', variables: () => ({ first: 10 }) },
      'track-order': {
        es: 'Lo que ve el cliente',
        en: 'What the customer sees',
        variables: ({ trackingToken = '' }) => ({ token: trackingToken }),
      },
    },
  },
  {
    es: 'Acciones',
    en: 'Actions',
    entries: {
      'place-order': {
        es: 'Crear una orden',
        en: 'Place an order',
        variables: placeOrder,
        headers: ({ apiKey = '' }) => ({ Authorization: `Bearer ${apiKey}` }),
      },
      'accept-order': { es: 'Aceptar la orden', en: 'Accept the order', variables: onOrder() },
      'advance-status': { es: 'Avanzar el estado', en: 'Advance the status', variables: onOrder() },
      'pay-order': {
        es: 'Pagar la orden',
        en: 'Pay the order',
        variables: onOrder({ reference: 'TRX-20488-A' }),
      },
      'cancel-order': {
        es: 'Cancelar la orden',
        en: 'Cancel the order',
        variables: onOrder({ reason: 'CUSTOMER_REQUEST', note: '' }),
      },
      'revert-status': {
        es: 'Deshacer el último paso',
        en: 'Undo the last step',
        variables: onOrder({ reason: 'Fue un error' }),
      },
      'add-note': {
        es: 'Agregar una nota',
        en: 'Add a note',
        variables: onOrder({ text: 'Llamar antes de entregar.' }),
      },
      'rotate-tracking-link': {
        es: 'Cambiar el enlace del cliente',
        en: 'Change the customer’s link',
        variables: onOrder(),
      },
      'mark-notifications-read': {
        es: 'Marcar notificaciones como leídas',
        en: 'Mark notifications read',
        variables: () => ({ input: {} }),
      },
      'set-notification-preference': {
        es: 'Elegir cómo enterarse',
        en: 'Choose how to hear of news',
        variables: () => ({ input: { kind: 'ORDER_UNACCEPTED', delivery: 'BOTH' } }),
      },
    },
  },
  ...SETTINGS,
  {
    es: 'En vivo',
    en: 'Live',
    entries: {
      'order-tracking': {
        es: 'Seguimiento del cliente',
        en: 'The customer’s tracking',
        variables: ({ trackingToken = '' }) => ({ token: trackingToken }),
      },
      'notification-added': { es: 'La campana', en: 'The bell', variables: () => ({ after: null }) },
      'unread-count': { es: 'El número de la campana', en: 'The number on the bell' },
      'order-presence': {
        es: 'Quién más mira la orden',
        en: 'Who else has the order open',
        variables: ({ orderId = '' }) => ({ orderId }),
      },
      'order-events': {
        es: 'Lo que pasa en la tienda',
        en: 'What happens in the shop',
        variables: () => ({ after: null }),
      },
    },
  },
];

function toJson(value: object | undefined): string {
  return value ? JSON.stringify(value, null, 2) : '';
}

/** The examples in the reader's language, with their variables filled in as far as `given` goes. */
export function createExamples(given: Given, language: PageConfig['language']): ExampleGroup[] {
  return GROUPS.map((group) => ({
    title: group[language],
    examples: Object.entries(group.entries).map(([name, entry]) => ({
      name,
      title: entry[language],
      query: DOCUMENTS[`./examples/${name}.graphql`] ?? '',
      variables: toJson(entry.variables?.(given)),
      headers: toJson(entry.headers?.(given)),
    })),
  }));
}
