/** The examples of the settings and of one's own account. */
import type { Group } from './group';

export const SETTINGS: Group[] = [
  {
    es: 'Ajustes',
    en: 'Settings',
    entries: {
      'update-shop': {
        es: 'Cambiar la tienda',
        en: 'Change the shop',
        variables: () => ({ input: { color: '#7a3b1e', acceptWithin: 30 } }),
      },
      'payment-methods': { es: 'Medios de pago', en: 'Payment methods' },
      'add-payment-method': {
        es: 'Agregar un medio de pago',
        en: 'Add a payment method',
        variables: () => ({
          input: { code: 'NEQUI', nameEs: 'Nequi', nameEn: 'Nequi', policy: 'PREPAID' },
        }),
      },
      'update-payment-method': {
        es: 'Cambiar un medio de pago',
        en: 'Change a payment method',
        variables: () => ({ input: { code: 'NEQUI', active: false } }),
      },
      staff: { es: 'El equipo', en: 'The staff' },
      'add-staff': {
        es: 'Agregar a alguien',
        en: 'Add somebody',
        variables: () => ({
          input: { name: 'Luis Mora', email: 'luis@example.com', role: 'PICKER', password: '' },
        }),
      },
      'update-staff': {
        es: 'Cambiar a alguien',
        en: 'Change somebody',
        variables: () => ({ input: { staffId: '', role: 'OPERATOR' } }),
      },
      'api-keys': { es: 'Llaves de API', en: 'API keys' },
      'add-api-key': {
        es: 'Crear una llave',
        en: 'Make a key',
        variables: () => ({ input: { name: 'Tienda web', scopes: ['ORDERS_PLACE'] } }),
      },
      'revoke-api-key': {
        es: 'Revocar una llave',
        en: 'Revoke a key',
        variables: () => ({ input: { keyId: '' } }),
      },
      'letter-preview': {
        es: 'Ver un correo antes',
        en: 'Preview a letter',
        variables: () => ({ status: 'SHIPPED', language: 'es', forShop: false }),
      },
    },
  },
  {
    es: 'Mi cuenta',
    en: 'My account',
    entries: {
      'update-viewer': {
        es: 'Cambiar mi nombre',
        en: 'Change my name',
        variables: () => ({ input: { language: 'es' } }),
      },
      'change-password': {
        es: 'Cambiar mi contraseña',
        en: 'Change my password',
        variables: () => ({ input: { current: '', new: '' } }),
      },
      sessions: { es: 'Mis sesiones', en: 'My sessions' },
      'end-session': {
        es: 'Cerrar una sesión',
        en: 'End a session',
        variables: () => ({ input: { sessionId: '' } }),
      },
      'end-other-sessions': { es: 'Cerrar las demás sesiones', en: 'End the other sessions' },
    },
  },
];
